using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using WorkflowGov.Core.Audit;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Docket;

namespace WorkflowGov.Runtime.Evidence;

/// <summary>The definition a case is pinned to.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">Its hash: the standard the case was held to.</param>
public sealed record PinnedDefinition(ItemCode Code, string Name, int Version, string Hash);

/// <summary>A text quoted in full, with its digest.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Sha256">SHA-256 of its UTF-8 bytes, in hex.</param>
/// <param name="Content">The text.</param>
public sealed record Attachment(string Name, string Sha256, string Content)
{
    /// <summary>An attachment with its digest.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="content">The text.</param>
    /// <returns>The attachment.</returns>
    public static Attachment Of(string name, string content) => new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))), content);
}

/// <summary>A document of the case (文书) as the log names it.</summary>
/// <param name="Sequence">The event that names it.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Number">文号 or number.</param>
/// <param name="Sha256">Digest of the file, where one is kept; null otherwise.</param>
public sealed record NamedDocument(int Sequence, string Type, string Number, string? Sha256 = null);

/// <summary>Receipt of a due date: what it was counted from, and what that gives.</summary>
/// <param name="Clock">The clock: budget, day 0 and ledger, all that was counted.</param>
/// <param name="Calendar">Version of the calendar.</param>
/// <param name="DueOn">Due date, inclusive; null while suspended.</param>
/// <param name="Why">The explanation, in Chinese.</param>
/// <param name="WhyEnglish">The explanation, in English.</param>
/// <param name="Days">The explanation day by day.</param>
public sealed record DateReceipt(
    Clock Clock, string Calendar, LocalDate? DueOn, string Why, string WhyEnglish, ImmutableArray<ExplainedDay> Days);

/// <summary>The newest checkpoint that covers the case, to hold against one kept outside.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was made.</param>
/// <param name="Hash">Its hash, in hex.</param>
public sealed record NamedCheckpoint(int Number, Instant At, string Hash);

/// <summary>
/// 办件证据包: one case with everything its log rests on, verified offline by <c>wfgov audit verify --file</c>.
/// </summary>
/// <param name="Format">The format's name.</param>
/// <param name="Number">办件编号.</param>
/// <param name="ExportedAt">When.</param>
/// <param name="Status">Where the case stands.</param>
/// <param name="Decision">决定; null before.</param>
/// <param name="Definition">The definition.</param>
/// <param name="Calendar">Version of the calendar the case was counted with last.</param>
/// <param name="Events">All events with their hash chain.</param>
/// <param name="Head">The hash the case's row holds.</param>
/// <param name="Materials">Materials handed in, with the digest or number of each.</param>
/// <param name="Documents">文书 that the log names.</param>
/// <param name="DueDates">Receipt of each due date.</param>
/// <param name="Receipts">Receipt of each event: decided again, with what result.</param>
/// <param name="Checkpoint">The newest checkpoint; null when none was made.</param>
/// <param name="Attachments">Definition as written, as published and as the text its hash is of (one of each version the case was under), and every calendar the case was counted with, as it was known then.</param>
public sealed record EvidencePack(
    string Format, CaseNumber Number, Instant ExportedAt, CaseStatus Status, DecisionKind? Decision, PinnedDefinition Definition, string Calendar,
    IReadOnlyList<RecordedEvent> Events, byte[] Head, ImmutableArray<SubmittedMaterial> Materials, ImmutableArray<NamedDocument> Documents,
    ImmutableArray<DateReceipt> DueDates, ImmutableArray<Receipt> Receipts, NamedCheckpoint? Checkpoint, ImmutableArray<Attachment> Attachments)
{
    /// <summary>The format's name; the offline verifier knows it too. The text of every definition is in it.</summary>
    public const string FormatName = "workflowgov-evidence/2";

    /// <summary>The format of a pack whose definition was published before its text was kept: its hash cannot be made anew.</summary>
    public const string WithoutTexts = "workflowgov-evidence/1";

    /// <summary>Packs a case.</summary>
    /// <param name="events">All its events, in order.</param>
    /// <param name="head">The hash its row holds.</param>
    /// <param name="item">The definition it is pinned to.</param>
    /// <param name="source">That definition as its authors wrote it.</param>
    /// <param name="ground">Law and calendars.</param>
    /// <param name="texts">Canonical texts of definitions by hash, at least those that the events name and that are kept.</param>
    /// <param name="published">The notices of the server's files, for a calendar that was in force before any was kept.</param>
    /// <param name="checkpoint">The newest checkpoint, or null.</param>
    /// <param name="now">When.</param>
    /// <returns>The pack.</returns>
    public static EvidencePack Of(
        IReadOnlyList<RecordedEvent> events, byte[] head, ServiceItem item, string source, IReadOnlyDictionary<string, string> texts, ReplayGround ground,
        ImmutableArray<HolidayNotice> published, Checkpoint? checkpoint, Instant now)
    {
        var (receipts, state) = Rerun.Of(events, item, ground);
        var calendar = receipts[^1].Calendar;
        var hashes = events.Select(e => e.DefinitionHash).Distinct().ToList();
        return new EvidencePack(
            hashes.TrueForAll(texts.ContainsKey) ? FormatName : WithoutTexts, state.Number, now, state.Status, state.Decision, new PinnedDefinition(item.Code, item.Name, item.Version, item.Hash), calendar,
            events, head, state.Application.Materials, [.. events.SelectMany(DocumentsOf)], [.. state.Clocks.Select(c => Dated(c, ground.CalendarOf(calendar)))],
            receipts, checkpoint is null ? null : new NamedCheckpoint(checkpoint.Number, checkpoint.At, Convert.ToHexStringLower(checkpoint.Hash)),
            [
                Attachment.Of("definition.yaml", source), Attachment.Of("definition.json", StoredJson.Write(item)),
                .. hashes.Where(texts.ContainsKey).Select(h => Attachment.Of($"definition-{h}.txt", texts[h])),
                .. receipts.Select(r => r.Calendar).Distinct().Select(v => Attachment.Of($"calendar-{v}.json", StoredJson.Write(ground.NoticesOf(v) ?? published))),
            ]);
    }

    private static DateReceipt Dated(Clock clock, WorkCalendar calendar)
    {
        var why = Explanation.Of(clock, calendar);
        return new DateReceipt(clock, calendar.Version, why.Due?.On, why.ToChinese(), why.ToEnglish(), why.Days);
    }

    private static IEnumerable<NamedDocument> DocumentsOf(RecordedEvent recorded)
    {
        var happened = StoredJson.Read<CaseEvent>(recorded.Payload);
        if (happened is CaseEvent.DocumentIssued issued)
            return [new NamedDocument(recorded.Sequence, recorded.Type, issued.Number, issued.FileHash)];
        var number = happened switch
        {
            CaseEvent.SpecialBegun e => e.NoticeNumber,
            CaseEvent.HearingTold e => e.NoticeNumber,
            CaseEvent.HearingSummoned e => e.NoticeNumber,
            CaseEvent.HearingHeld e => e.Record,
            CaseEvent.StepDone e => e.Reference,
            CaseEvent.DaysExcluded e => e.Reference,
            CaseEvent.Accepted e => e.Owed?.Reference,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(number) ? [] : [new NamedDocument(recorded.Sequence, recorded.Type, number)];
    }
}
