using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>
/// Turns numbers into commands, most of them near what is lawful: small numbers are lawful more often, so that what
/// fails shrinks to a plain story.
/// </summary>
internal sealed class AnyCommand(ServiceItem item, int[] numbers)
{
    private int next;

    public bool IsOver => next >= numbers.Length;

    /// <summary>Days until the next command, most often none.</summary>
    public int Days() => Next(12) switch { 8 or 9 or 10 => Next(12), 11 => 25 + Next(40), _ => 0 };

    public Application Application()
    {
        var whole = Acting.Application(item);
        return Next(12) switch
        {
            9 => whole with { Materials = [.. whole.Materials.Skip(1)] },
            10 => whole with { Materials = [.. whole.Materials, new SubmittedMaterial("unlisted", MaterialForm.Original, string.Empty)] },
            11 => whole with { Form = whole.Form.SetItem("unlisted", new FormValue.Of("x")) },
            _ => whole,
        };
    }

    public (CaseCommand Command, Actor Actor) On(ApprovalCase on) => on.Status switch
    {
        CaseStatus.Received when Next(8) < 6 => FrontDesk(on),
        CaseStatus.Correcting when Next(8) < 6 => Next(5) > 2
            ? (new CaseCommand.Expire(new ClockName("correction")), Engine())
            : (new CaseCommand.Correct([.. on.Correction!.Defects.Skip(Next(6) == 5 ? 1 : 0).DistinctBy(d => d.Material).Select(d => new SubmittedMaterial(d.Material, MaterialForm.Original, string.Empty))]), Clerk()),
        _ => Next(14) switch
        {
            12 => FrontDesk(on),
            13 => Next(6) == 5 ? (new CaseCommand.Withdraw("不办了"), Clerk()) : (new CaseCommand.Correct([]), Clerk()),
            _ => AtStep(on),
        },
    };

    private (CaseCommand Command, Actor Actor) FrontDesk(ApprovalCase on) => Next(10) switch
    {
        4 => (new CaseCommand.RequestCorrection(Defects(on)), Clerk()),
        5 => (new CaseCommand.RequestCorrection([]), Clerk()),
        6 when Next(3) == 2 => (new CaseCommand.Decline(DeclineGround.NotRequired, Next(3) == 2 ? " " : "依法不需要"), Clerk()),
        7 => (new CaseCommand.Expire(new ClockName(Next(2) == 0 ? "acceptance" : "acceptance:2")), Engine()),
        8 => (new CaseCommand.Claim(item.Process.Steps[0].Id), Clerk()),
        _ => (new CaseCommand.Accept(), Clerk()),
    };

    private ImmutableArray<Defect> Defects(ApprovalCase on)
    {
        var missing = item.Materials.Where(m => on.Application.Materials.All(s => s.Key != m.Key)).Select(m => new Defect(m.Key)).ToList();
        var material = item.Materials[Next(item.Materials.Length)];
        Defect more = Next(4) switch
        {
            2 => new(material.Key),
            3 => new(material.Key, "不在受理标准之内"),
            _ => new(material.Key, material.AcceptIf.IsEmpty ? null : material.AcceptIf[Next(material.AcceptIf.Length)]),
        };
        return Next(5) == 4 ? [more] : [.. missing.Take(Next(6) == 5 ? 0 : missing.Count), more];
    }

    private (CaseCommand Command, Actor Actor) AtStep(ApprovalCase on)
    {
        var open = on.Marking.Active;
        var step = open.IsEmpty || Next(10) == 9 ? item.Process.Steps[Next(item.Process.Steps.Length)] : item.Process[open[Next(open.Length)].Step];
        var actor = ActorFor(step);
        if (IsTechnical(step) && on.Assignments.All(a => a.Step != step.Id) && Next(4) < 3)
            return (new CaseCommand.AssignTechnicians(step.Id, Technicians(step)), actor);
        return Next(9) switch
        {
            4 when Next(6) == 5 => (new CaseCommand.AssignTechnicians(step.Id, Technicians(step)), actor),
            5 => (new CaseCommand.Claim(step.Id), actor),
            6 => (new CaseCommand.Release(step.Id), actor),
            7 => (new CaseCommand.BeginSpecial(step.Id, Next(6) == 5 ? string.Empty : "特告1号", new TimeLimit(1 + Next(9), LimitUnit.WorkingDays)), actor),
            8 => (new CaseCommand.Expire(new ClockName($"step:{step.Id}:1")), Clerk()),
            var n when step.Excluded is not null && on.Status != CaseStatus.Suspended && n < 3 => (new CaseCommand.BeginSpecial(step.Id, "特告1号", step.Limit), actor),
            _ => (Complete(on, step), actor),
        };
    }

    private static bool IsTechnical(Step step) => step.Review is ReviewMethod.Inspection or ReviewMethod.Testing or ReviewMethod.Quarantine;

    private ImmutableArray<string> Technicians(Step step)
    {
        ImmutableArray<string> fit = [.. Enumerable.Range(1, Math.Max(2, step.People)).Select(n => $"{step.Office}/{step.Role}/{step.Id}-{n}")];
        return Next(8) switch
        {
            5 => fit[..1],
            6 => [.. fit, "nobody"],
            7 => [.. fit, $"{step.Office}/别的角色/x"],
            _ => fit,
        };
    }

    private CaseCommand.Complete Complete(ApprovalCase on, Step step)
    {
        if (step.Outcomes.IsEmpty)
            return new CaseCommand.Complete(step.Id, "受理", [], string.Empty, [], null);
        var outcome = step.Outcomes[Next(3) < 2 ? 0 : Next(step.Outcomes.Length)];
        var lawful = Acting.Complete(step, outcome);
        if (lawful.Site is { } site)
            lawful = lawful with { Site = site with { At = on.ReceivedOn.AtMidnight() } };
        return Next(22) switch
        {
            10 => lawful with { Outcome = "没有的结果" },
            11 => lawful with { Findings = [.. lawful.Findings.Skip(1)] },
            12 => lawful with { Findings = [.. lawful.Findings, new CriterionFinding("没有的要点", true)] },
            13 => lawful with { Findings = [.. lawful.Findings, .. lawful.Findings.Take(1)] },
            14 => lawful with { Findings = [.. lawful.Findings.Select((f, i) => i == 0 ? f with { Met = !f.Met } : f)] },
            15 => lawful with { Findings = [.. lawful.Findings.Select(f => f with { Met = false })] },
            16 => lawful with { Opinion = " " },
            17 => lawful with { With = [] },
            18 => lawful with { With = [.. lawful.With, "window1"] },
            19 => lawful with { With = [.. lawful.With, $"{step.Office}/别的角色/x"] },
            20 => lawful with { ReturnedFor = lawful.ReturnedFor is null ? new ReturnedFor(Repository.Catalogue.Law.ReturnReasons.First(r => !r.NamesMaterial).Code) : null },
            21 => lawful with { Site = lawful.Site is null ? Acting.Visit : null },
            _ => lawful,
        };
    }

    private Actor ActorFor(Step step) => Next(14) switch
    {
        9 or 10 => Acting.Officer(step.Office, step.Role, "same"),
        11 => new Actor("window1", "窗口一", step.Office, [step.Role]),
        12 => Acting.Officer(new Office("别的部门"), step.Role, "x"),
        13 => Acting.Officer(step.Office, new Role("别的角色"), "x"),
        _ => Acting.For(step),
    };

    private Actor Clerk() => Next(10) switch
    {
        7 => Acting.WebHall,
        8 => Acting.Officer(item.Authority, new Role("窗口受理"), "x"),
        9 => Acting.OtherWindow,
        _ => Acting.Window,
    };

    private Actor Engine() => Next(8) == 7 ? Acting.Window : Actor.Engine;

    private int Next(int below) => IsOver ? 0 : (numbers[next++] & int.MaxValue) % below;
}
