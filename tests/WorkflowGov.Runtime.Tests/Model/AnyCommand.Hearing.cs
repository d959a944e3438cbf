using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>听证, and bodies that take over from others.</content>
internal sealed partial class AnyCommand
{
    private (CaseCommand Command, Actor Actor) Tell(Step step, Actor actor) => (new CaseCommand.TellHearingRight(step.Id, Next(6) == 5 ? " " : "听告1号", []), actor);

    private (CaseCommand Command, Actor Actor) Hearing(ApprovalCase on)
    {
        var stage = on.Hearing!.Stage;
        return Next(8) switch
        {
            5 => (new CaseCommand.WaiveHearing(), Clerk()),
            6 => (new CaseCommand.Expire(new ClockName("hearing-request")), Engine()),
            7 => Record(on),
            _ when stage == HearingStage.Told => (new CaseCommand.RequestHearing(Next(8) == 7 ? " " : "申请人"), Clerk()),
            _ when stage == HearingStage.Requested => Summon(),
            _ => Record(on),
        };
    }

    private (CaseCommand Command, Actor Actor) Summon()
    {
        var decide = item.Process.Decision;
        var chair = Next(8) switch
        {
            6 => "nobody",
            7 => $"{decide.Office}/{decide.Role}/x",
            _ => Chair(),
        };
        return (new CaseCommand.SummonHearing(
            ChinaTime.DateOf(Now).PlusDays(Next(6) == 5 ? Next(40) : 7 + Next(8)), Next(8) == 7 ? " " : "三楼", chair, "听通1号"), Next(4) == 3 ? Acting.Staff.Find(Chair())! : Decider());
    }

    private (CaseCommand Command, Actor Actor) Record(ApprovalCase on) => (
        new CaseCommand.RecordHearing(Next(8) == 7 ? " " : "笔录1号", "双方陈述"), on.Hearing?.Chair is { } chair && Next(6) < 5 ? Acting.Staff.Find(chair)! : Decider());

    private string Chair() => $"{item.Process.Decision.Office}/听证主持人/chair";

    private (CaseCommand Command, Actor Actor) Succeed()
    {
        var from = Next(5) == 4 ? new Office("别的部门") : item.Process.Steps[Next(item.Process.Steps.Length)].Office;
        return (
            new CaseCommand.ChangeOffice(from, Next(6) == 5 ? from : new Office($"合并后的部门{Next(3)}"), Next(6) == 5 ? " " : "机构改革方案"),
            Next(4) == 3 ? Decider() : PolicyStaff());
    }
}
