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
        CaseEvent.PanelConvened e => new Text($"“{EventText.Title(e.Step, item)}”召集 {e.Members.Length} 名成员", $"Convened {e.Members.Length} members at '{e.Step}'"),
        CaseEvent.MemberRecused e => new Text($"“{EventText.Title(e.Step, item)}”有成员回避", $"A member of '{e.Step}' was recused"),
        CaseEvent.Signed e => new Text($"{e.Signature.ByName}在“{EventText.Title(e.Step, item)}”签署：{e.Signature.Outcome}", $"{e.Signature.ByName} signed at '{e.Step}': {e.Signature.Outcome}"),
        CaseEvent.NoticePosted e => new Text($"公示：{e.From:uuuu-MM-dd} 至 {e.Through:uuuu-MM-dd}", $"Public notice from {e.From:uuuu-MM-dd} through {e.Through:uuuu-MM-dd}"),
        CaseEvent.ObjectionRecorded e => new Text($"第 {e.Number} 号异议：{e.By}", $"Objection {e.Number} by {e.By}"),
        CaseEvent.ObjectionAnswered e => new Text($"答复第 {e.Number} 号异议：{(e.Upheld ? "成立" : "不成立")}", $"Objection {e.Number} answered: {(e.Upheld ? "upheld" : "not upheld")}"),
        CaseEvent.TechniciansAssigned e => new Text($"“{EventText.Title(e.Step, item)}”指派技术人员", $"Technicians assigned to '{e.Step}'"),
        CaseEvent.Forwarded e => new Text($"转报{e.To}，应于 {e.Due:uuuu-MM-dd} 前决定", $"Sent up to {e.To}, to be decided by {e.Due:uuuu-MM-dd}"),
        CaseEvent.BranchReminded e => new Text($"催办“{EventText.Title(e.Step, item)}”{(e.IsLate ? "（已超时限）" : string.Empty)}", $"Reminded '{e.Step}'{(e.IsLate ? ", which is late" : string.Empty)}"),
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
        CaseEvent.PanelConvened e => [To(e.Members, people)],
        CaseEvent.MemberRecused e => [From(e.Member, people), Same(e.Reason)],
        CaseEvent.Signed e => Signed(e.Signature),
        CaseEvent.NoticePosted e => [Same(e.Place), Same(e.Reference)],
        CaseEvent.ObjectionRecorded e => [Same(e.Content)],
        CaseEvent.ObjectionAnswered e => [Same(e.Answer)],
        CaseEvent.TechniciansAssigned e => [To(e.Users, people)],
        CaseEvent.BranchReminded e => [Same(e.Words)],
        CaseEvent.Forwarded e => [new Text($"文号 {e.Number}，随送材料 {e.Materials.Length} 份", $"letter {e.Number}, {e.Materials.Length} materials along"), Same(e.Basis)],
        _ => [],
    };

    /// <summary>会签 or 表决 in a line an outcome, with the names: a dissent stays in the record.</summary>
    public static IEnumerable<Text> Votes(CaseEvent.StepDone done) => (done.Signatures ?? []).GroupBy(s => s.Outcome)
        .OrderByDescending(g => g.Key == done.Outcome).Select(g => new Text(
            $"{g.Key} {g.Count()} 人：{string.Join("、", g.Select(s => s.ByName))}", $"{g.Key}, {g.Count()}: {string.Join(", ", g.Select(s => s.ByName))}"));

    /// <summary>退回理由 and 核查笔录 of a finished step.</summary>
    public static IEnumerable<Text> Besides(CaseEvent.StepDone done, ServiceItem item, IPeople people)
    {
        if (done.ReturnedFor is { } why)
        {
            yield return new Text($"退回理由 {why.Reason}", $"Returned for {why.Reason}");
            if (why.Material is { } key && item.Materials.FirstOrDefault(m => m.Key == key) is { } material)
                yield return new Text($"材料“{material.Name}”不符合“{why.Standard}”", $"Material '{key}' fails '{why.Standard}'");
        }

        if (done.Answerable is { } answerable)
            yield return new Text($"系统自动审批，负责人：{people.NameOf(answerable)}", $"Passed by the engine; {people.NameOf(answerable)} answers for it");
        foreach (var fact in done.Answerable is null ? [] : done.Findings.Where(f => !string.IsNullOrEmpty(f.Note)))
            yield return new Text($"{fact.Criterion}：{fact.Note}", $"{fact.Criterion}: {fact.Note}");
        if (done.Level is { } level)
            yield return new Text($"适用裁量档次：{level}", $"Level of discretion: {level}");
        if (done.Site is not { } site)
            yield break;
        yield return new Text($"核查笔录 {site.Number}：{site.At:uuuu-MM-dd HH:mm}，{site.Place}", $"Record {site.Number}: {site.At:uuuu-MM-dd HH:mm}, {site.Place}");
        yield return new Text($"{site.Findings}；被核查人：{site.Party}；照片 {site.Photos.Length} 张", $"{site.Findings}; for the party: {site.Party}; {site.Photos.Length} photo(s)");
    }

    private static IEnumerable<Text> Signed(Signature signature)
    {
        foreach (var failed in signature.Findings.Where(f => !f.Met))
            yield return new Text($"不符合：{failed.Criterion}", $"Not met: {failed.Criterion}");
        if (signature.Opinion.Length > 0)
            yield return new Text($"意见：{signature.Opinion}", $"Opinion: {signature.Opinion}");
        if (signature.Reference is { } reference)
            yield return new Text($"表决票 {reference}", $"Ballot {reference}");
    }

    private static Text To(ImmutableArray<string> whom, IPeople people)
    {
        var names = whom.Select(people.NameOf).ToList();
        return new Text($"交给：{string.Join("、", names)}", $"To: {string.Join(", ", names)}");
    }

    private static Text From(string whom, IPeople people) => new($"原由：{people.NameOf(whom)}", $"Of: {people.NameOf(whom)}");

    private static Text Same(string said) => new(said, said);
}
