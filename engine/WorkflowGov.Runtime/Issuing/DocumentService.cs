using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Supervision;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Documents;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Runtime.Issuing;

/// <summary>What documents are made with.</summary>
/// <param name="Templates">文书模板.</param>
/// <param name="Organisation">机关 with short names and phones.</param>
/// <param name="VerifyAt">Address of the verification page, for the code on the paper; null = number and code only.</param>
public sealed record DocumentKit(ImmutableArray<DocumentTemplate> Templates, Organisation Organisation, string? VerifyAt);

/// <summary>
/// 制发文书: the one door to documents. Required content is checked first, number and event are written in one
/// transaction, and what was issued is printed again to the same bytes.
/// </summary>
public sealed class DocumentService(
    IDocumentStore store, CaseService cases, ICaseStore attempts, Bearings bearings, IPeople people, DocumentKit kit, IDocumentPrinter printer)
{
    private const int TriesMax = 8;
    private const string CodeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string OrderKind = "supervision-order";

    /// <summary>The documents of a case.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="actor">Who looks; a document that is filled in names who would issue it.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The documents, or null when there is no such case.</returns>
    public async Task<CaseDocuments?> OfCaseAsync(CaseNumber number, Actor actor, CancellationToken cancellation)
    {
        if (await cases.FindAsync(number, cancellation) is not { } found)
            return null;
        var events = await store.EventsAsync(number, cancellation);
        var issued = await store.OfCaseAsync(number, cancellation);
        var source = Source(found.Case, found.Item, events, issued, actor);
        var open = Happening.AllOf(events, found.Item)
            .SelectMany(h => h.Templates(kit.Templates, found.Item), (h, t) => (Happening: h, Template: t))
            .Where(d => !issued.Any(i => i.Kind == d.Template.Kind && i.Of == d.Happening.Recorded.Sequence)).ToList();
        OfferedDocument Offer((Happening Happening, DocumentTemplate Template) document)
        {
            var (happening, template) = document;
            var facts = CaseFacts.Of(happening, source);
            var missing = Filling.Of(template, facts).Missing.Except(template.Asked);
            return new OfferedDocument(
                template.Kind, template.Title, happening.Recorded.Sequence, template.Basis, [.. template.Asked.Where(a => !facts.ContainsKey(a))], [.. missing]);
        }

        return new CaseDocuments(
            number, [.. issued.Select(ListedDocument.From)],
            [.. open.Where(d => d.Template.Must).Select(Offer)], [.. open.Where(d => !d.Template.Must).Select(Offer)]);
    }

    /// <summary>Issues a document; asked again it gives the one that was issued.</summary>
    /// <param name="number">办件编号.</param>
    /// <param name="kind">Kind of document.</param>
    /// <param name="of">The event it tells of; null = the last one of its kind.</param>
    /// <param name="filledIn">What the template asks of whoever issues it.</param>
    /// <param name="actor">Who issues it.</param>
    /// <param name="cancellation">Cancels before the commit.</param>
    /// <returns>The document, or why not; a refusal is kept.</returns>
    public async Task<Ruling<IssuedDocument>> IssueAsync(
        CaseNumber number, string kind, int? of, IReadOnlyDictionary<string, string> filledIn, Actor actor, CancellationToken cancellation)
    {
        var (ruling, found) = await TryAsync(number, kind, of, filledIn, actor, cancellation);
        if (ruling.Rejection is { } rejection)
        {
            await attempts.KeepRefusedAsync(
                new RefusedAttempt(Now(), actor.User, actor.Office.Name, found?.Id, found?.Item, "IssueDocument", rejection), cancellation);
        }

        return ruling;
    }

    /// <summary>Prints an issued document.</summary>
    /// <param name="of">办件编号 of its case.</param>
    /// <param name="number">文号.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The file with the facts it was printed from, or why not.</returns>
    public async Task<Ruling<PrintedDocument>> PrintAsync(CaseNumber of, string number, CancellationToken cancellation)
    {
        if (await store.FindAsync(number, cancellation) is not { } document || document.Case != of)
            return IssueRejections.NoDocument(number);
        var printed = Print(StoredJson.Read<DocumentContent>(document.Content), document.ContentHash);
        return printed.Rejection is { } rejection ? rejection : new PrintedDocument(document, printed.Value);
    }

    /// <summary>文书核验: do number and code belong together? Tells nothing of the applicant.</summary>
    /// <param name="number">文号.</param>
    /// <param name="code">核验码; blanks and dashes are for the reader.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The answer.</returns>
    public async Task<Verification> VerifyAsync(string number, string code, CancellationToken cancellation)
    {
        var given = Encoding.ASCII.GetBytes(code.Replace("-", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant());
        var document = await store.FindAsync(number.Trim(), cancellation);
        var kept = Encoding.ASCII.GetBytes((document?.Code ?? string.Empty).Replace("-", string.Empty, StringComparison.Ordinal));
        return document is not null && CryptographicOperations.FixedTimeEquals(given, kept)
            ? new Verification(true, document.Number, document.Title, document.Authority, ChinaTime.DateOf(document.IssuedAt), document.FileHash)
            : new Verification(false, null, null, null, null, null);
    }

    /// <summary>核验码 of a content: sixty bits of its hash, in three groups.</summary>
    internal static string CodeOf(string contentHash)
    {
        var bits = Convert.ToUInt64(contentHash[..16], 16) >> 4;
        var code = new char[12];
        for (var i = 11; i >= 0; i--, bits >>= 5)
            code[i] = CodeAlphabet[(int)(bits & 31)];
        return $"{new string(code, 0, 4)}-{new string(code, 4, 4)}-{new string(code, 8, 4)}";
    }

    private async Task<(Ruling<IssuedDocument> Ruling, ApprovalCase? Case)> TryAsync(
        CaseNumber number, string kind, int? of, IReadOnlyDictionary<string, string> filledIn, Actor actor, CancellationToken cancellation)
    {
        for (var tries = 1; tries <= TriesMax; tries++)
        {
            if (await cases.FindAsync(number, cancellation) is not { } found)
                return (RuntimeRejections.UnknownCase(number), null);
            var events = await store.EventsAsync(number, cancellation);
            var candidates = Happening.AllOf(events, found.Item).Where(h => of is null || h.Recorded.Sequence == of)
                .SelectMany(h => h.Templates(kit.Templates, found.Item).Where(t => t.Kind == kind), (h, t) => (h, t)).ToList();
            if (candidates.Count == 0)
                return (IssueRejections.NotReached(kind, of), found.Case);
            var (happening, template) = candidates[^1];
            if (Forbidden(template, found.Item, actor) is { } forbidden)
                return (forbidden, found.Case);
            if (filledIn.Keys.FirstOrDefault(f => !template.Asked.Contains(f)) is { } notAsked)
                return (IssueRejections.NotAsked(template, notAsked), found.Case);
            var draft = new Draft(happening, template, Source(found.Case, found.Item, events, await store.OfCaseAsync(number, cancellation), actor), filledIn);
            try
            {
                var moved = false;
                var ruling = await store.IssueAsync(number, kind, happening.Recorded.Sequence, async held =>
                {
                    moved = held.Sequence != found.Case.Sequence;
                    return moved ? IssueRejections.CaseBusy(number) : await DecideAsync(draft, held, cancellation);
                }, cancellation);
                if (!moved)
                    return (ruling ?? RuntimeRejections.UnknownCase(number), found.Case);
            }
            catch (NumberTakenException)
            {
                return (IssueRejections.NumberTaken(NumberIn(happening.Event) ?? kind), found.Case);
            }
        }

        return (IssueRejections.CaseBusy(number), null);
    }

    /// <summary>Content is complete before a number is taken; the number is given back when the paper cannot be printed.</summary>
    private async Task<Ruling<Issue>> DecideAsync(Draft draft, HeldForIssue held, CancellationToken cancellation)
    {
        var (happening, template, source) = (draft.Happening, draft.Template, draft.Source);
        var facts = new Dictionary<string, FactValue>(CaseFacts.Of(happening, source), StringComparer.Ordinal);
        foreach (var (name, value) in draft.FilledIn)
        {
            // What the case says already is not said a second time, perhaps otherwise.
            if (!facts.TryAdd(name, new FactValue.Text(value)))
                return IssueRejections.NotAsked(template, name);
        }

        var (parts, missing) = Filling.Of(template, facts);
        if (missing.Length > 0)
            return IssueRejections.Missing(template, missing);
        var now = Now();
        var today = ChinaTime.DateOf(now);
        string? number;
        if (template.Series is { } series)
            number = $"{source.Authority.Short}{series}〔{today.Year}〕{await held.Serial(source.Authority.Office.Name, series, today.Year, cancellation)}号";
        else
            number = NumberIn(happening.Event);
        if (string.IsNullOrWhiteSpace(number))
            return IssueRejections.NoNumber(template);
        var content = new DocumentContent(
            new Sheet(SheetStyle.Notice, source.Authority.Office.Name, template.Title, number, today, parts, template.Seal, null, source.Case.Test ? Sheet.OfTest : null),
            kit.VerifyAt);
        var text = StoredJson.Write(content);
        var hash = HashOf(text);
        var printed = Print(content, hash);
        if (printed.Rejection is { } rejection)
            return rejection;
        var (of, actor) = (happening.Recorded.Sequence, source.Context.Actor);
        var happened = new CaseEvent.DocumentIssued(
            template.Kind, template.Title, number, of, template.Version, template.Hash, hash, printed.Value.Sha256);
        return new Issue(
            new IssuedDocument(
                number, source.Case.Number, template.Kind, template.Title, source.Authority.Office.Name, of, now, actor.User,
                template.Version, template.Hash, text, hash, printed.Value.Sha256),
            RecordedEvent.Chain(held.Head, new RecordedEvent(
                held.Case, held.Sequence + 1, now, actor.User, actor.Name, actor.Office.Name, held.DefinitionHash,
                Recording.NameOf(happened), StoredJson.Write<CaseEvent>(happened), [])));
    }

    private Ruling<PrintedSheet> Print(DocumentContent content, string hash)
    {
        var (number, code) = (content.Sheet.Number!, CodeOf(hash));
        var carried = content.VerifyAt is { } address
            ? $"{address}?number={Uri.EscapeDataString(number)}&code={code}"
            : $"文号：{number}\n核验码：{code}";
        return printer.Print(content.Sheet with { Code = new SheetCode(carried, [$"核验码 {code}", "凭文号和核验码可以核验真伪"]) });
    }

    /// <summary>Whoever handles the item; orders are the supervisors'.</summary>
    private static Rejection? Forbidden(DocumentTemplate template, ServiceItem item, Actor actor)
    {
        if (template.Kind == OrderKind)
            return actor.Has(Oversight.Supervisor) ? null : IssueRejections.SupervisorsOnly();
        return actor.Office == item.Authority || item.Process.Steps.Any(s => s.Office == actor.Office) ? null : IssueRejections.NotTheirs(actor, item);
    }

    private FactSource Source(
        ApprovalCase of, ServiceItem item, ImmutableArray<RecordedEvent> events, ImmutableArray<IssuedDocument> issued, Actor actor) => new(
        of, [.. events.Select(e => StoredJson.Read<CaseEvent>(e.Payload))],
        new CaseContext(item, bearings.Law, bearings.Calendar, bearings.Staff, actor, bearings.Clock.GetCurrentInstant(), of.Id),
        kit.Organisation.Authorities.First(a => a.Office == item.Authority), people, issued);

    /// <summary>文号 that was stated when it was done: served notices and signed records bear theirs already.</summary>
    private static string? NumberIn(CaseEvent happened) => happened switch
    {
        CaseEvent.SpecialBegun e => e.NoticeNumber,
        CaseEvent.HearingTold e => e.NoticeNumber,
        CaseEvent.HearingSummoned e => e.NoticeNumber,
        CaseEvent.HearingHeld e => e.Record,
        _ => null,
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private NodaTime.Instant Now() => Recording.Precise(bearings.Clock.GetCurrentInstant());

    private sealed record Draft(Happening Happening, DocumentTemplate Template, FactSource Source, IReadOnlyDictionary<string, string> FilledIn);
}

/// <summary>An issued document as printed.</summary>
/// <param name="Document">The document.</param>
/// <param name="Printed">The file.</param>
public sealed record PrintedDocument(IssuedDocument Document, PrintedSheet Printed)
{
    /// <summary>The file is byte for byte the one that was issued: with other fonts the words are the same, the bytes are not.</summary>
    public bool SameBytes => Printed.Sha256 == Document.FileHash;
}

/// <summary>What stands on a document, as it is kept and hashed.</summary>
/// <param name="Sheet">The sheet, without its code.</param>
/// <param name="VerifyAt">Address of the verification page at that time; null = none.</param>
public sealed record DocumentContent(Sheet Sheet, string? VerifyAt);
