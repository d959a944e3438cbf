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
internal sealed partial class AnyCommand(ServiceItem published, int[] numbers)
{
    private ServiceItem item = published;
    private int next;

    public bool IsOver => next >= numbers.Length;

    /// <summary>The versions of the item as they are published, by number.</summary>
    public Dictionary<int, ServiceItem> Versions { get; } = new() { [published.Version] = published };

    /// <summary>The instant that the next command is given at.</summary>
    public Instant Now { get; set; }

    /// <summary>The item as the case reads it from here on.</summary>
    public void Read(ServiceItem changed) => item = changed;

    /// <summary>Days until the next command, most often none.</summary>
    public int Days() => Next(12) switch { 8 or 9 or 10 => Next(12), 11 => 25 + Next(40), _ => 0 };

    public Application Application()
    {
        var whole = Acting.Application(item);
        return Next(12) switch
        {
            7 => whole with { Commitment = null },
            8 => whole with { Materials = whole.Materials.RemoveAll(m => item.Materials.First(l => l.Key == m.Key).Need == MaterialNeed.Deferrable) },
            9 => whole with { Materials = [.. whole.Materials.Skip(1)] },
            10 => whole with { Materials = [.. whole.Materials, new SubmittedMaterial("unlisted", MaterialForm.Original, string.Empty)] },
            11 => whole with { Form = whole.Form.SetItem("unlisted", new FormValue.Of("x")) },
            _ => whole,
        };
    }

    public (CaseCommand Command, Actor Actor) On(ApprovalCase on) => on.Status switch
    {
        _ when on.IsClosed && Next(8) < 6 => Afterwards(on),
        CaseStatus.Received when Next(8) < 6 => FrontDesk(on),
        CaseStatus.Correcting when Next(8) < 6 => Next(5) > 2
            ? (new CaseCommand.Expire(new ClockName("correction")), Engine())
            : (new CaseCommand.Correct([.. on.Correction!.Defects.Skip(Next(6) == 5 ? 1 : 0).DistinctBy(d => d.Material).Select(d => new SubmittedMaterial(d.Material, MaterialForm.Original, string.Empty))]), Clerk()),
        _ => Next(14) switch
        {
            _ when on.Hearing is { IsPending: true } && Next(4) < 3 => Hearing(on),
            12 => FrontDesk(on),
            13 => Rarely(on),
            _ => AtStep(on),
        },
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
        return Next(24) switch
        {
            22 when step.Discretion.Length > 0 => lawful with { Level = lawful.Level is null ? step.Discretion[0].Level : null },
            23 when step.Forwarding is not null => lawful with { Reference = " " },
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
