using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime;

/// <summary>What somebody wants to begin: a copy of an item, or one from nothing.</summary>
/// <param name="Name">事项名称.</param>
/// <param name="Code">业务办理项编码 where it was given out already; null = the next free one.</param>
/// <param name="From">The item to copy; null = from nothing.</param>
/// <param name="Text">The text to copy, as the author has it; null = the newest published one.</param>
/// <param name="IsVariant">Of a copy: another 业务办理项 (情形) of the same 主项, which keeps the 基本编码; else an item of its own.</param>
/// <param name="Authority">实施主体, from nothing.</param>
/// <param name="Type">事项类型, from nothing.</param>
/// <param name="Level">行使层级, from nothing.</param>
/// <param name="Pattern">流程模板, from nothing: <c>inspection@1</c>.</param>
public sealed record NewItemWish(
    string Name, ItemCode? Code = null, ItemCode? From = null, string? Text = null, bool IsVariant = false,
    string? Authority = null, ItemType? Type = null, ItemLevel? Level = null, string? Pattern = null);

/// <summary>
/// 起草新事项: a first text under a code that no item has or had. It is a draft of its author like any other: checked and
/// proved as it is written, published by another person.
/// </summary>
/// <param name="drafts">Where drafts are kept.</param>
/// <param name="store">Where revisions and published texts are kept.</param>
/// <param name="registry">What was published.</param>
/// <param name="catalogue">Authorities, patterns, items.</param>
/// <param name="clock">The program's one clock.</param>
public sealed class NewItemService(IKeptDrafts drafts, IRevisionStore store, IItemRegistry registry, Catalogue catalogue, IClock clock)
{
    private const int DraftsMax = 10_000;

    /// <summary>主项 numbers from here on are proposals until the official one is given out.</summary>
    private const int MainFirst = 99_001;

    private const int MainLast = 99_999;

    /// <summary>Begins a draft.</summary>
    /// <param name="wish">What is wanted.</param>
    /// <param name="actor">Who begins.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The draft as it is kept, or why not.</returns>
    public async Task<Ruling<KeptDraft>> BeginAsync(NewItemWish wish, Actor actor, CancellationToken cancellation)
    {
        if (!actor.Has(CalendarRevision.PolicyStaff))
            return RuntimeRejections.RevisionByPolicyStaff();
        if (string.IsNullOrWhiteSpace(wish.Name))
            return RuntimeRejections.NewItemIncomplete("名称", "a name", "name");
        var today = ChinaTime.DateOf(clock.GetCurrentInstant());
        var taken = (await drafts.AllAsync(DraftsMax, cancellation)).Select(d => d.Code)
            .Concat((await store.RevisionsAsync(null, DraftsMax, cancellation)).Select(r => r.Code)).ToHashSet();
        var written = wish.From is { } from ? await CopyAsync(wish, from, taken, today, cancellation) : FromNothing(wish, taken, today);
        if (written.Rejection is { } rejection)
            return rejection;
        var first = written.Value;
        return await drafts.KeepAsync(new KeptDraft(first.Code, actor.User, first.Text, string.Empty, 0, clock.GetCurrentInstant()), cancellation) is { } kept
            ? kept
            : RuntimeRejections.CodeTaken(first.Code);
    }

    private async Task<Ruling<FirstText>> CopyAsync(NewItemWish wish, ItemCode from, HashSet<ItemCode> taken, LocalDate today, CancellationToken cancellation)
    {
        if (await store.NewestAsync(from, cancellation) is not { } newest)
            return RuntimeRejections.UnknownItem(from);
        if (CodeFor(wish.Code, wish.IsVariant ? Variants(from) : Mains(from.Authority, from.Level, from.Basic[..4]), taken) is not { } official)
            return Taken(wish.Code);
        var item = await registry.GetAsync(from, newest.Version, cancellation);
        return new FirstText(official, NewItemText.Copy(wish.Text ?? newest.Source, item, wish.Name.Trim(), official, today));
    }

    private Ruling<FirstText> FromNothing(NewItemWish wish, HashSet<ItemCode> taken, LocalDate today)
    {
        var authority = catalogue.Organisation.Authorities.FirstOrDefault(a => a.Office.Name == wish.Authority);
        if (authority is null)
            return RuntimeRejections.NewItemIncomplete("实施主体", "an authority", "authority");
        if (wish.Type is not { } type)
            return RuntimeRejections.NewItemIncomplete("事项类型", "a type", "type");
        if (catalogue.Patterns.FirstOrDefault(p => p.Name == wish.Pattern) is not { } pattern)
            return RuntimeRejections.NewItemIncomplete("流程模板", "a pattern", "pattern");
        var level = wish.Level ?? ItemLevel.County;
        var kind = ((int)type).ToString("00", CultureInfo.InvariantCulture);
        return CodeFor(wish.Code, Mains(authority.Uscc, (char)('0' + (int)level), $"00{kind}"), taken) is { } code
            ? new FirstText(code, NewItemText.Blank(new NewItemHead(wish.Name.Trim(), code, type, authority.Office, level, pattern), today))
            : Taken(wish.Code);
    }

    /// <summary>The code that was given out, or the first free one; null when there is none.</summary>
    private ItemCode? CodeFor(ItemCode? given, IEnumerable<ItemCode> proposals, HashSet<ItemCode> taken) =>
        (given is { } official ? [official] : proposals).Select(c => (ItemCode?)c).FirstOrDefault(c => IsFree(c!.Value, taken));

    private static Rejection Taken(ItemCode? given) =>
        given is { } code ? RuntimeRejections.CodeTaken(code) : RuntimeRejections.NewItemIncomplete("编码：没有空的序号了", "a code: no serial is left", "code");

    /// <summary>A code stays an item's also after it was cancelled.</summary>
    private bool IsFree(ItemCode code, HashSet<ItemCode> taken) =>
        !taken.Contains(code) && catalogue.Find(code) is null && catalogue.ItemBehind(code) == code && registry.InForce(code, LocalDate.MaxIsoValue) is null;

    private static IEnumerable<ItemCode> Variants(ItemCode of) =>
        Enumerable.Range(1, 99).Select(n => ItemCode.Parse($"{of.Implementation}{n.ToString("00", CultureInfo.InvariantCulture)}"));

    /// <summary>Codes of a 主项 that no item of any authority has.</summary>
    private IEnumerable<ItemCode> Mains(string authority, char level, string placeAndType)
    {
        var used = catalogue.Items.Select(i => i.Item.Code.Basic).Concat(registry.AllInForce(LocalDate.MaxIsoValue).Select(i => i.Code.Basic)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(MainFirst, MainLast - MainFirst + 1)
            .Select(n => $"{placeAndType}{n.ToString(CultureInfo.InvariantCulture)}000").Where(basic => !used.Contains(basic))
            .Select(basic => ItemCode.Parse($"{authority}{level}{basic}01"));
    }

    /// <summary>A first text under its code.</summary>
    private sealed record FirstText(ItemCode Code, string Text);
}
