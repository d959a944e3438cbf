using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Files;

namespace WorkflowGov.Runtime;

/// <summary>One item of a 一件事 as it was asked for.</summary>
/// <param name="Item">The item.</param>
/// <param name="Form">Values that are this item's only.</param>
/// <param name="Materials">Materials that are this item's only.</param>
/// <param name="Commitment">Number of the signed 告知承诺书.</param>
public sealed record AskedItem(
    ItemCode Item, ImmutableDictionary<string, Core.Processes.FormValue> Form, ImmutableArray<SubmittedMaterial> Materials, string? Commitment = null);

/// <summary>Cases started by one intake (一件事).</summary>
/// <param name="Group">Number of the intake.</param>
/// <param name="Cases">The cases, in the order of the items.</param>
public sealed record GroupSummary(string Group, ImmutableArray<CaseSummary> Cases);

/// <content>一件事: several cases by one intake, all or none.</content>
public sealed partial class CaseService
{
    /// <summary>收件 of several items with one form and one set of materials; one transaction.</summary>
    /// <param name="shared">Applicant, shared form and materials.</param>
    /// <param name="asked">The items and what is their own.</param>
    /// <param name="actor">Who takes it in.</param>
    /// <param name="key">Idempotency key, or null.</param>
    /// <param name="cancellation">Cancels waiting, not a commit under way.</param>
    /// <returns>A <see cref="GroupSummary"/> as JSON, the same for every repetition under one key, or why not: then nothing was started.</returns>
    public async Task<Ruling<string>> ReceiveTogetherAsync(
        Application shared, ImmutableArray<AskedItem> asked, Actor actor, IdempotencyKey? key, CancellationToken cancellation)
    {
        if (await RepeatedAsync(key, cancellation) is { } repeated)
            return repeated is CaseAnswer.Repeated { Text: var text } ? text : ((CaseAnswer.Refused)repeated).Rejection;
        if (await MissingAsync(CaseFiles.In([.. shared.Materials, .. asked.SelectMany(a => a.Materials)]), cancellation) is { } missing)
            return await RefusedAsync(missing, asked.IsEmpty ? default(ItemCode?) : asked[0].Item, actor, cancellation);
        var now = bearings.Clock.GetCurrentInstant();
        var today = ChinaTime.DateOf(now);
        var wanted = ImmutableArray.CreateBuilder<GroupedItem>();
        foreach (var one in asked)
        {
            if (items.InForce(one.Item, today) is not { } item)
                return await RefusedAsync(RuntimeRejections.UnknownItem(one.Item), one.Item, actor, cancellation);
            wanted.Add(new GroupedItem(item, one.Form, one.Materials, one.Commitment));
        }

        var first = await store.NextIdAsync(cancellation);
        var group = $"YJS{QueryNumber.Of(first)}";
        var split = OneForm.Split(shared, wanted.ToImmutable(), group);
        if (split.Rejection is { } unfit)
            return await RefusedAsync(unfit, asked.IsEmpty ? default(ItemCode?) : asked[0].Item, actor, cancellation);
        var receipts = new List<Receiving>();
        foreach (var (of, application) in wanted.Zip(split.Value))
        {
            var context = new CaseContext(
                of.Item, bearings.Law, bearings.Calendar, bearings.Staff, actor, now, receipts.Count == 0 ? first : await store.NextIdAsync(cancellation)) { Test = bearings.Sandbox };
            var matched = licences is null ? application : await licences.MatchedAsync(application, context, cancellation);
            if (Decide.On(null, new CaseCommand.Receive(CaseNumber.Of(of.Item.Code, today, 1), matched), context).Rejection is { } rejection)
                return await RefusedAsync(Of(rejection, of.Item), of.Item.Code, actor, cancellation);
            receipts.Add(new Receiving(context, matched));
        }

        return await WriteTogetherAsync(group, receipts, today, key, cancellation);
    }

    private async Task<Ruling<string>> WriteTogetherAsync(
        string group, List<Receiving> receipts, NodaTime.LocalDate today, IdempotencyKey? key, CancellationToken cancellation)
    {
        var made = new List<CaseSummary>();
        CaseChange Make(Receiving receiving, CaseNumber number)
        {
            var decided = Decide.On(null, new CaseCommand.Receive(number, receiving.Application), receiving.Context).Value;
            if (ReferenceEquals(receiving, receipts[0]))
                made.Clear();
            made.Add(CaseText.Summary(decided.State, receiving.Context.Item, receiving.Context.Calendar));
            var change = Change(null, decided, receiving.Context, null);
            return key is not null && ReferenceEquals(receiving, receipts[^1])
                ? change with { Key = new KeptAnswer(key.Client, key.Key, key.RequestHash, StoredJson.Write(new GroupSummary(group, [.. made]))) }
                : change;
        }

        try
        {
            var written = await store.WriteNewTogetherAsync(
                [.. receipts.Select(r => new NewCase(r.Context.Item.Code, today, number => Make(r, number)))], cancellation);
            foreach (var change in written)
                Remember(change);
            return StoredJson.Write(new GroupSummary(group, [.. made]));
        }
        catch (KeyUsedException)
        {
            return ((CaseAnswer.Repeated)(await RepeatedAsync(key, cancellation))!).Text;
        }
        catch (SerialsUsedUpException)
        {
            return await RefusedAsync(RuntimeRejections.SerialsUsedUp(receipts[0].Context.Item.Code), receipts[0].Context.Item.Code, receipts[0].Context.Actor, cancellation);
        }
    }

    private static Rejection Of(Rejection rejection, ServiceItem item) => rejection with
    {
        Message = new Text($"《{item.Name}》：{rejection.Message.Zh}", $"{item.Code}: {rejection.Message.En}"),
        Subject = $"items.{item.Code}{(rejection.Subject is { } subject ? $".{subject}" : string.Empty)}",
    };

    private async Task<Rejection> RefusedAsync(Rejection rejection, ItemCode? item, Actor actor, CancellationToken cancellation)
    {
        await RefuseAsync(rejection, "ReceiveTogether", actor, null, item, cancellation);
        return rejection;
    }

    private sealed record Receiving(CaseContext Context, Application Application);
}
