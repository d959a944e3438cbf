using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Runtime.Desk;

/// <summary>Puts into words what officers do at an open step besides finishing it: 转办, 委托, 改派, 加签.</summary>
internal static class HandlingText
{
    public static Text What(CaseEvent happened, ServiceItem item) => happened switch
    {
        CaseEvent.Transferred e => new Text($"转办“{EventText.Title(e.Step, item)}”", $"Transferred '{e.Step}'"),
        CaseEvent.Entrusted e => new Text($"委托办理“{EventText.Title(e.Step, item)}”", $"Entrusted '{e.Step}' to a colleague"),
        CaseEvent.DraftSubmitted e => new Text(
            $"受委托办理“{EventText.Title(e.Step, item)}”，提交委托人确认：{e.Draft.Outcome}", $"Prepared '{e.Step}' for confirmation: {e.Draft.Outcome}"),
        CaseEvent.Reassigned e => new Text($"改派“{EventText.Title(e.Step, item)}”", $"Reassigned '{e.Step}'"),
        CaseEvent.OpinionAsked e => new Text($"“{EventText.Title(e.Step, item)}”加签", $"Asked for opinions at '{e.Step}'"),
        CaseEvent.OpinionGiven e => new Text($"答复“{EventText.Title(e.Step, item)}”的加签", $"Gave an opinion at '{e.Step}'"),
        CaseEvent.OpinionDropped e => new Text($"撤回“{EventText.Title(e.Step, item)}”的加签", $"Dropped a question at '{e.Step}'"),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event of a step's work."),
    };

    public static IEnumerable<Text> More(CaseEvent happened, IPeople people) => happened switch
    {
        CaseEvent.Transferred e => [To([e.To], people), Same(e.Reason)],
        CaseEvent.Entrusted e => [To([e.To], people), Same(e.Reason)],
        CaseEvent.DraftSubmitted { Draft.Opinion.Length: > 0 } e => [Same(e.Draft.Opinion)],
        CaseEvent.Reassigned e => [From(e.From, people), To([e.To], people), Same(e.Reason)],
        CaseEvent.OpinionAsked e => [To(e.From, people), Same(e.Question)],
        CaseEvent.OpinionGiven e => [From(e.From, people), Same(e.Opinion)],
        CaseEvent.OpinionDropped e => [From(e.From, people), Same(e.Reason)],
        _ => [],
    };

    private static Text To(ImmutableArray<string> whom, IPeople people)
    {
        var names = whom.Select(people.NameOf).ToList();
        return new Text($"交给：{string.Join("、", names)}", $"To: {string.Join(", ", names)}");
    }

    private static Text From(string whom, IPeople people) => new($"原由：{people.NameOf(whom)}", $"Of: {people.NameOf(whom)}");

    private static Text Same(string said) => new(said, said);
}
