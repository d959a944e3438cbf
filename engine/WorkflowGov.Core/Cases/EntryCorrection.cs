using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>
/// 更正: what was entered wrongly is put right by a new event; the entry before stays in the log. Only what does not
/// change the course of the case: an entry that decides the way, a limit or what is asked for needs a new application.
/// </summary>
public static class EntryCorrection
{
    /// <summary>申请人名称.</summary>
    public const string Name = "applicant.name";

    /// <summary>联系电话.</summary>
    public const string Phone = "applicant.phone";

    internal static Ruling<IReadOnlyList<CaseEvent>> Decide(ApprovalCase on, CaseCommand.CorrectEntry command, CaseContext context)
    {
        var was = ValueOf(on.Application, command.Entry);
        var corrected = With(on.Application, command.Entry, command.Value);
        var refusal = Authority.MayTakeIn(context)
            ?? (on.IsClosed ? Rejections.WrongStatus(on, "更正", "correct an entry of") : null)
            ?? (string.IsNullOrWhiteSpace(command.Reason) ? Rejections.ReasonMissing("更正", "correcting an entry") : null)
            ?? (was is not null && was == command.Value ? Rejections.EntryUnchanged(command.Entry) : null)
            ?? (command.Entry is Name or Phone ? null : Decisive(command.Entry, context.Item))
            ?? (corrected is null ? Rejections.EntryUnfit(command.Entry) : null)
            ?? ApplicationCheck.Applicant(corrected!.Applicant, context)
            ?? ApplicationCheck.Form(corrected.Form, context.Item);
        return refusal is not null
            ? refusal
            : new CaseEvent[] { new CaseEvent.EntryCorrected(command.Entry, was, command.Value, command.Reason) };
    }

    internal static ApprovalCase Apply(ApprovalCase on, CaseEvent.EntryCorrected e) =>
        on with { Application = With(on.Application, e.Entry, e.Now) ?? on.Application };

    private static Rejection? Decisive(string key, Items.ServiceItem item) =>
        item.Renewal?.Expires == key || item.Process.Steps.Any(s => s.When?.Reads(key) == true)
            || item.Materials.Any(m => m.NeededWhen?.Reads(key) == true)
            || item.Process.Root.WithInside().OfType<Block.Choice>().SelectMany(c => c.Ways).Any(w => w.When?.Reads(key) == true)
            ? Rejections.EntryDecides(key)
            : null;

    private static FormValue? ValueOf(Application application, string entry) => entry switch
    {
        Name => new FormValue.Of(application.Applicant.Name),
        Phone => new FormValue.Of(application.Applicant.Phone),
        _ => application.Form.GetValueOrDefault(entry),
    };

    /// <summary>The application with the entry put right; null when the value is none for it.</summary>
    private static Application? With(Application application, string entry, FormValue value) => (entry, value) switch
    {
        (Name, FormValue.Of text) => application with { Applicant = application.Applicant with { Name = text.Value } },
        (Phone, FormValue.Of text) => application with { Applicant = application.Applicant with { Phone = text.Value } },
        (Name or Phone, _) => null,
        _ => application with { Form = application.Form.SetItem(entry, value) },
    };
}
