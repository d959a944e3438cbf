using System.Collections.Immutable;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Desk;

/// <summary>个人信息 of a case as its readers need it: identity numbers in full for who handles the case now, hidden for who only looks (个人信息保护法 第五十一条).</summary>
/// <param name="Applicant">申请人.</param>
/// <param name="Agent">代办人; null = the applicant acts in person.</param>
/// <param name="Form">个人信息 of the form.</param>
public sealed record PersonalData(Applicant Applicant, Agent? Agent, ImmutableArray<FilledField> Form)
{
    private const char Hidden = '*';

    /// <summary>All of it, in full.</summary>
    /// <param name="of">The case.</param>
    /// <param name="item">Its definition.</param>
    /// <returns>What is personal in it.</returns>
    public static PersonalData Of(ApprovalCase of, ServiceItem item) => new(
        of.Application.Applicant, of.Application.Agent,
        [.. item.Form.Where(f => f.Personal && of.Application.Form.ContainsKey(f.Key)).Select(f => FilledField.Of(f, of.Application.Form[f.Key]))]);

    /// <summary>Whether a reader handles the case now: the windows and systems that speak with the applicant, and the offices whose step is open.</summary>
    internal static bool IsNeededBy(Actor reader, ApprovalCase of, CaseContext context) =>
        Core.Cases.Authority.MaySubmit(context) is null || of.Marking.Active.Any(a => context.Item.Process[a.Step].Office == reader.Office);

    /// <summary>The page without what its reader need not see.</summary>
    internal static CasePage Hide(CasePage page) => page with
    {
        Applicant = IsPublic(page.Applicant) ? page.Applicant : page.Applicant with { Identifier = Number(page.Applicant.Identifier), Phone = Phone(page.Applicant.Phone) },
        Agent = page.Agent is { } agent ? agent with { Identifier = Number(agent.Identifier), Phone = Phone(agent.Phone) } : null,
        Form = [.. page.Form.Select(f => f.Personal ? f with { Value = Number(f.Value) } : f)],
        Handover = page.Handover is { Receipt: { Identifier: { } number } receipt } handover ? handover with { Receipt = receipt with { Identifier = Number(number) } } : page.Handover,
        IsMasked = true,
    };

    /// <summary>The numbers of bodies are public, those of people are not.</summary>
    private static bool IsPublic(Applicant applicant) => applicant.Kind != Audience.NaturalPerson && applicant.Document is null or IdentityDocument.Uscc;

    private static string Number(string text) => Keep(text, 3, 2);

    private static string Phone(string text) => Keep(text, 3, 4);

    /// <summary>The beginning and the end of a long text; of a short one the first character.</summary>
    private static string Keep(string text, int first, int last) => text.Length > (first + last) * 3 / 2
        ? text[..first] + new string(Hidden, text.Length - first - last) + text[^last..]
        : text.Length == 0 ? text : text[..1] + new string(Hidden, text.Length - 1);
}
