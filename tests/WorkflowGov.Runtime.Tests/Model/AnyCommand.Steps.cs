using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>What officers do at open steps.</content>
internal sealed partial class AnyCommand
{
    private (CaseCommand Command, Actor Actor) AtStep(ApprovalCase on)
    {
        var open = on.Marking.Active;
        var step = open.IsEmpty || Next(10) == 9 ? item.Process.Steps[Next(item.Process.Steps.Length)] : item.Process[open[Next(open.Length)].Step];
        var actor = ActorFor(on, step);
        if (IsTechnical(step) && on.Assignments.All(a => a.Step != step.Id) && Next(4) < 3)
            return (new CaseCommand.AssignTechnicians(step.Id, Technicians(step)), actor);
        return Next(18) switch
        {
            4 when Next(6) == 5 => (new CaseCommand.AssignTechnicians(step.Id, Technicians(step)), actor),
            5 => (new CaseCommand.Claim(step.Id), actor),
            6 => (new CaseCommand.Release(step.Id), actor),
            7 => (new CaseCommand.BeginSpecial(step.Id, Next(6) == 5 ? string.Empty : "特告1号", new TimeLimit(1 + Next(9), LimitUnit.WorkingDays)), actor),
            8 => (new CaseCommand.Expire(new ClockName($"step:{step.Id}:1")), Clerk()),
            9 or 10 => HandOver(on, step, actor),
            11 => Ask(on, step, actor),
            12 when step.Kind == StepKind.Deliver || Next(4) == 3 => Delivery(step, actor),
            13 when step.Signing is not null || Next(4) == 3 => Vote(on, step, actor),
            14 when step.Review == ReviewMethod.PublicNotice || Next(4) == 3 => Notice(on, step, actor),
            16 when Next(3) == 0 => Tell(step, actor),
            17 when Next(4) == 0 => Succeed(),
            17 => Limits(on),
            15 => (new CaseCommand.Remind(step.Id, Next(6) == 5 ? " " : "请尽快"), Next(3) == 2 ? actor : Decider()),
            var n when step.Excluded is not null && on.Status != CaseStatus.Suspended && n < 3 => (new CaseCommand.BeginSpecial(step.Id, "特告1号", step.Limit), actor),
            _ when step.Kind == StepKind.Deliver && Next(5) < 4 => Delivery(step, actor),
            _ when step.Signing is not null && Next(5) < 4 => Vote(on, step, actor),
            _ when step.Review == ReviewMethod.PublicNotice && (on.Works.All(w => w.Step != step.Id || w.Notice is null) || Next(5) == 4) => Notice(on, step, actor),
            _ => (Complete(on, step), actor),
        };
    }

    private (CaseCommand Command, Actor Actor) HandOver(ApprovalCase on, Step step, Actor actor)
    {
        var to = Next(6) switch
        {
            4 => "nobody",
            5 => $"{step.Office}/别的角色/x",
            var n => $"{step.Office}/{step.Role}/colleague{n % 2}",
        };
        var why = Next(9) == 8 ? " " : "出差";
        return Next(5) switch
        {
            0 => (new CaseCommand.Transfer(step.Id, to, why), actor),
            1 => (new CaseCommand.Entrust(step.Id, to, why), actor),
            2 => (new CaseCommand.Reassign(step.Id, to, why), Next(2) == 0 ? Acting.Officer(step.Office, Authority.Head, "head") : actor),
            3 => (Complete(on, step), actor),
            _ => (new CaseCommand.ConfirmEntrusted(step.Id), actor),
        };
    }

    private (CaseCommand Command, Actor Actor) Ask(ApprovalCase on, Step step, Actor actor)
    {
        var asked = on.Works.FirstOrDefault(w => w.Step == step.Id)?.Opinions.FirstOrDefault(o => o.Opinion is null)?.From;
        var colleague = $"{step.Office}/{step.Role}/colleague{Next(3)}";
        return Next(4) switch
        {
            0 => (new CaseCommand.AskOpinion(step.Id, Next(4) == 3 ? [colleague, colleague] : [colleague], Next(6) == 5 ? " " : "如何"), actor),
            1 => (new CaseCommand.DropOpinion(step.Id, asked ?? colleague, "不必了"), actor),
            _ => (new CaseCommand.GiveOpinion(step.Id, Next(6) == 5 ? " " : "同意"), asked is null ? actor : Acting.Staff.Find(asked)!),
        };
    }

    private (CaseCommand Command, Actor Actor) Delivery(Step step, Actor actor) => Next(8) switch
    {
        4 => (new CaseCommand.NotifyPickup(step.Id, Next(5) == 4 ? " " : "短信", "一楼"), actor),
        5 => (new CaseCommand.SendByCourier(step.Id, "EMS", Next(5) == 4 ? " " : "1234567890"), actor),
        6 => (new CaseCommand.ReturnByCourier(step.Id, Next(5) == 4 ? " " : "无人签收"), actor),
        _ => (new CaseCommand.Serve(step.Id, Receipt()), actor),
    };

    private ServiceReceipt Receipt()
    {
        var on = new LocalDate(2026, 9, 1).PlusDays(Next(3) == 2 ? 400 : Next(60));
        var direct = new ServiceReceipt("回证1号", ServiceWay.Direct, "测试申请人", IdentityDocument.ResidentId, "11010519491231002X", on);
        return Next(10) switch
        {
            4 => direct with { Way = ServiceWay.Courier },
            5 => direct with { Way = ServiceWay.Electronic },
            6 => direct with { Number = " " },
            7 => direct with { Identifier = Next(2) == 0 ? Agents.Fit.Identifier : "1" },
            8 => direct with { Refused = new RefusedService("拒收", Next(3) == 2 ? " " : "见证人") },
            9 => direct with { Way = ServiceWay.Electronic, Consented = true },
            _ => direct,
        };
    }

    private (CaseCommand Command, Actor Actor) Vote(ApprovalCase on, Step step, Actor actor)
    {
        ImmutableArray<string> fit = [.. Enumerable.Range(1, step.People).Select(n => $"{step.Office}/{step.Role}/{step.Id}-{n}")];
        var work = on.Works.FirstOrDefault(w => w.Step == step.Id);
        if (step.Signing?.Mode == SigningMode.Vote && work?.Panel is null && Next(5) < 4)
            return (new CaseCommand.Convene(step.Id, Next(6) == 5 ? fit[1..] : fit), actor);
        var complete = Complete(on, step);
        var next = (work?.Panel?.Members ?? fit).FirstOrDefault(m => work?.Signatures.All(s => s.By != m) ?? true) ?? fit[0];
        return Next(12) switch
        {
            7 => (new CaseCommand.Convene(step.Id, Next(2) == 0 ? [$"{step.Office}/{step.Role}/more{Next(9)}"] : fit), actor),
            8 => (new CaseCommand.Recuse(step.Id, next, Next(5) == 4 ? " " : "亲属"), Next(2) == 0 ? actor : Acting.Staff.Find(next) ?? actor),
            9 or 10 => (new CaseCommand.ConcludeVote(step.Id, Next(5) == 4 ? " " : "纪要1号", string.Empty), actor),
            11 => (new CaseCommand.Sign(step.Id, complete.Outcome, complete.Findings, complete.Opinion, true, next, "票1号", complete.ReturnedFor), actor),
            _ => (new CaseCommand.Sign(step.Id, complete.Outcome, complete.Findings, complete.Opinion, Next(9) < 8, ReturnedFor: complete.ReturnedFor), Acting.Staff.Find(next) ?? actor),
        };
    }

    private (CaseCommand Command, Actor Actor) Notice(ApprovalCase on, Step step, Actor actor)
    {
        var from = ChinaTime.DateOf(Now).PlusDays(Next(5) == 4 ? 1 : 0);
        return Next(6) switch
        {
            3 => (new CaseCommand.RecordObjection(step.Id, Next(5) == 4 ? " " : "邻居", "不实"), Next(2) == 0 ? Clerk() : actor),
            4 or 5 => (new CaseCommand.AnswerObjection(step.Id, 1 + Next(2), Next(3) == 2, Next(6) == 5 ? " " : "经查"), actor),
            _ => (new CaseCommand.PostNotice(step.Id, Next(8) == 7 ? " " : "网站", from, from.PlusDays(Next(4) == 3 ? 1 : 30), "公示1号"), actor),
        };
    }

    /// <summary>Who has the task, most often; else somebody fit or not.</summary>
    private Actor ActorFor(ApprovalCase on, Step step) => on.Marking.Find(step.Id)?.ClaimedBy is { } by && Next(4) < 3 ? Acting.Staff.Find(by) ?? Acting.For(step) : ActorFor(step);
}
