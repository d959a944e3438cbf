using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>收件凭证: what was received, by whom, and how to ask for its progress.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="ItemName">事项名称.</param>
/// <param name="Applicant">申请人.</param>
/// <param name="ReceivedOn">收件日期.</param>
/// <param name="Receiver">收件人.</param>
/// <param name="Materials">What was handed in.</param>
/// <param name="QueryNumber">查询编号.</param>
/// <param name="Password">查询密码; shown here once and never again.</param>
public sealed record IntakeReceipt(
    CaseNumber Number, string ItemName, string Applicant, LocalDate ReceivedOn, string Receiver, ImmutableArray<ReceivedMaterial> Materials,
    string QueryNumber, string Password);

/// <summary>A material on the receipt.</summary>
/// <param name="Name">材料名称.</param>
/// <param name="Form">In which form.</param>
/// <param name="Copies">份数 on paper; 0 for electronic material.</param>
/// <param name="FromLibrary">由系统取得.</param>
public sealed record ReceivedMaterial(string Name, MaterialForm Form, int Copies, bool FromLibrary);

/// <summary>What the public may know of a case: status, step, due date, nothing else.</summary>
/// <param name="Status">办件状态.</param>
/// <param name="Step">当前环节; null when none is open.</param>
/// <param name="DueOn">到期日; null before acceptance, while the time stands still and after the end.</param>
public sealed record Progress(Text Status, string? Step, LocalDate? DueOn);

/// <summary>
/// The public's desk: receipts with number and password, progress for who has both, ratings. A number is locked for a
/// while after wrong passwords, whether a case has it or not, and every answer takes the same work.
/// </summary>
public sealed class PublicDesk(IPublicStore store, ICaseStore kept, CaseService cases, Bearings bearings, RatingRule rule, IWakeUp wakeUp)
{
    /// <summary>Wrong passwords before a number is locked.</summary>
    public const int AttemptsMax = 5;

    /// <summary>Letters and digits that are not taken for one another.</summary>
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int PasswordLength = 8;
    private const int SaltBytes = 16;
    private const int Lanes = 1024;

    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1))];

    private static readonly QueryKey NoKey = new(default, new byte[SaltBytes], new byte[SHA256.HashSizeInBytes]);

    /// <summary>How long a number is locked.</summary>
    public static readonly Duration Lock = Duration.FromMinutes(15);

    /// <summary>出具收件凭证; a new one makes the password of an earlier one void.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="actor">The window or the integrator's system.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The receipt, or why not.</returns>
    public async Task<Ruling<IntakeReceipt>> IssueReceiptAsync(CaseNumber number, Actor actor, CancellationToken cancellation)
    {
        if (await cases.FindAsync(number, cancellation) is not { } found)
            return RuntimeRejections.UnknownCase(number);
        var (of, item) = found;
        var now = Now();
        var context = new CaseContext(item, bearings.Law, bearings.Calendar, bearings.Staff, actor, now, of.Id);
        if (Authority.MaySubmit(context) is { } refusal)
            return await RefusedAsync(refusal, "IssueReceipt", actor, of, cancellation);
        var password = RandomNumberGenerator.GetString(Letters, PasswordLength);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var query = QueryNumber.Of(of.Id);
        var written = await store.ActAsync(
            number, held => Recorded(held, new CaseEvent.ReceiptIssued(ChinaTime.DateOf(now), query.Value), actor, now),
            new QueryKey(number, salt, HashOf(salt, password)), cancellation);
        return written?.Rejection is { } rejection
            ? rejection
            : new IntakeReceipt(
                number, item.Name, of.Application.Applicant.Name, of.ReceivedOn, actor.Name,
                [.. of.Application.Materials.Select(m => OnReceipt(m, item))], query.Value, password);
    }

    /// <summary>进度查询.</summary>
    /// <param name="number">查询编号.</param>
    /// <param name="password">查询密码.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The progress, or why not: the same whether the number or the password is wrong.</returns>
    public async Task<Ruling<Progress>> ProgressAsync(string number, string password, CancellationToken cancellation)
    {
        var opened = await OpenAsync(number, password, cancellation);
        if (opened.Rejection is { } refusal)
            return refusal;
        var (of, item) = (await cases.FindAsync(opened.Value.Key!.Number, opened.Value.Sequence, cancellation))!.Value;
        var due = of.Clocks.Where(c => c.Kind is ClockKind.Promised or ClockKind.Statutory && !c.IsStopped)
            .OrderBy(c => c.Kind == ClockKind.Promised ? 0 : 1).Select(c => c.Due(bearings.Calendar)?.On).FirstOrDefault();
        var steps = of.Marking.Active.Select(a => item.Process[a.Step].Title).ToList();
        return new Progress(StatusText.Of(of.Status), steps.Count == 0 ? null : string.Join("、", steps), due);
    }

    /// <summary>好差评, by who has number and password.</summary>
    /// <param name="number">查询编号.</param>
    /// <param name="password">查询密码.</param>
    /// <param name="level">评价等级.</param>
    /// <param name="comment">In the applicant's words.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The event, or why not.</returns>
    public async Task<Ruling<CaseEvent>> RateAsync(string number, string password, RatingLevel level, string comment, CancellationToken cancellation)
    {
        var opened = await OpenAsync(number, password, cancellation);
        if (opened.Rejection is { } refusal)
            return refusal;
        var today = ChinaTime.DateOf(Now());
        return await ActAsync(
            opened.Value.Key!.Number, "Rate", new Actor("applicant", "申请人", new Office("申请人"), []),
            on => Feedback.Rate(on, level, comment, today, rule, bearings.Calendar), cancellation);
    }

    /// <summary>差评回访.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="note">What was said.</param>
    /// <param name="actor">Who contacts.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The event, or why not.</returns>
    public Task<Ruling<CaseEvent>> ContactAsync(CaseNumber number, string note, Actor actor, CancellationToken cancellation) =>
        ActAsync(number, "ContactRater", actor, on => Feedback.Contact(on, note, actor, ChinaTime.DateOf(Now())), cancellation);

    /// <summary>差评整改结果.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="result">What was mended, explained or found.</param>
    /// <param name="finding">核实处理结果.</param>
    /// <param name="actor">Who answers.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The event, or why not.</returns>
    public Task<Ruling<CaseEvent>> ResolveAsync(CaseNumber number, string result, RatingFinding finding, Actor actor, CancellationToken cancellation) =>
        ActAsync(number, "ResolveRating", actor, on => Feedback.Resolve(on, result, finding, actor, ChinaTime.DateOf(Now())), cancellation);

    /// <summary>Ratings since a day; silence counts by rule.</summary>
    /// <param name="since">From this day on.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>Counts by body, item and level.</returns>
    public async Task<IReadOnlyList<RatingCount>> CountAsync(LocalDate since, CancellationToken cancellation)
    {
        var silent = Feedback.LastDayStillOpen(ChinaTime.DateOf(Now()), rule, bearings.Calendar);
        return await store.CountAsync(ChinaTime.StartOfDay(since), ChinaTime.StartOfDay(silent), cancellation);
    }

    /// <summary>
    /// One at a time for a number, so that none slips by between looking and counting: many servers let through no more
    /// than one attempt each beyond what is allowed. Who has the password costs no write.
    /// </summary>
    private async Task<Ruling<FoundKey>> OpenAsync(string number, string password, CancellationToken cancellation)
    {
        var known = QueryNumber.TryParse(number, out var of);
        var name = known ? QueryNumber.Of(of).Value : number.Length > 32 ? number[..32] : number;
        var lane = lanes[(name.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % Lanes];
        await lane.WaitAsync(cancellation);
        try
        {
            var now = Now();
            var found = await store.FindKeyAsync(name, known ? of : null, now - Lock, cancellation);
            var key = found.Key ?? NoKey;
            var fits = CryptographicOperations.FixedTimeEquals(HashOf(key.Salt, password.Trim().ToUpperInvariant()), key.Hash) && found.Key is not null;
            if (found.Failures >= AttemptsMax || !fits)
            {
                await store.AttemptAsync(name, now, now - Lock, cancellation);
                return found.Failures >= AttemptsMax ? PublicRejections.Locked() : PublicRejections.NoSuchPair();
            }

            if (found.Failures > 0)
                await store.ForgiveAsync(name, cancellation);
            return found;
        }
        finally
        {
            lane.Release();
        }
    }

    private async Task<Ruling<CaseEvent>> ActAsync(
        CaseNumber number, string command, Actor actor, Func<RatedCase, Ruling<CaseEvent>> decide, CancellationToken cancellation)
    {
        var now = Now();
        var ruling = await store.ActAsync(
            number, held => decide(held.On) is { Rejection: null } ruled ? Recorded(held, ruled.Value, actor, now) : decide(held.On).Rejection!, null, cancellation)
            ?? RuntimeRejections.UnknownCase(number);
        if (ruling.Rejection is not { } rejection)
        {
            if (ruling.Value.FollowUp?.Times.NextAt is { } next)
                wakeUp.NotLaterThan(next);
            return ruling.Value.Happened;
        }

        await kept.KeepRefusedAsync(new RefusedAttempt(now, actor.User, actor.Office.Name, null, null, command, rejection), cancellation);
        return rejection;
    }

    private async Task<Rejection> RefusedAsync(Rejection rejection, string command, Actor actor, ApprovalCase of, CancellationToken cancellation)
    {
        await kept.KeepRefusedAsync(new RefusedAttempt(Now(), actor.User, actor.Office.Name, of.Id, of.Item, command, rejection), cancellation);
        return rejection;
    }

    private Ruling<PublicAct> Recorded(PublicCase held, CaseEvent happened, Actor actor, Instant now)
    {
        var followUp = happened switch
        {
            CaseEvent.Rated rated => Feedback.Begin(rated),
            CaseEvent.RatingResolved resolved => held.FollowUp?.Stop(resolved.On),
            _ => null,
        };
        return new PublicAct(
            happened,
            RecordedEvent.Chain(held.Head, new RecordedEvent(
                held.Case, held.Sequence + 1, now, actor.User, actor.Name, actor.Office.Name, held.DefinitionHash,
                Recording.NameOf(happened), StoredJson.Write(happened), [])),
            followUp is null ? null : new ClockRow(followUp, held.On.Authority, ClockTimes.Of(followUp, bearings.Calendar, bearings.Ladder)));
    }

    private static ReceivedMaterial OnReceipt(SubmittedMaterial given, ServiceItem item)
    {
        var material = item.Materials.FirstOrDefault(m => m.Key == given.Key);
        return new ReceivedMaterial(
            material?.Name ?? given.Key, given.Form, given.Form == MaterialForm.Electronic ? 0 : material?.Copies ?? 1, given.Origin == MaterialOrigin.Library);
    }

    /// <summary>A random password of 40 bits needs no slow hash; the salt keeps equal ones apart.</summary>
    private static byte[] HashOf(byte[] salt, string password) => HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(password));

    private Instant Now() => Recording.Precise(bearings.Clock.GetCurrentInstant());
}
