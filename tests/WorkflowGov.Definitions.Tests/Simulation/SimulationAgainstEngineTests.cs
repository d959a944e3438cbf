using System.Collections.Immutable;
using NodaTime;
using Shouldly;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Proofs;
using WorkflowGov.Definitions.Scenarios;
using WorkflowGov.Definitions.Simulation;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Simulation;

/// <summary>
/// Every case of a simulation is played again on the engine: same acts, same officers, same instants. Each must be lawful,
/// and decision and due date must be those that the simulation counted.
/// </summary>
public sealed class SimulationAgainstEngineTests
{
    private static readonly Lazy<Catalogue> Definitions =
        new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull());

    private static readonly Lazy<WorkCalendar> Calendar = new(() => WorkCalendar.Of(Definitions.Value.Notices));

    [Theory]
    [InlineData("食品经营许可新办", "correction: 40")]
    [InlineData("企业、事业单位最高计量标准器具核准", "correction: 10")]
    [InlineData("校车使用许可", "")]
    [InlineData("取水许可首次申请", "")]
    [InlineData("雷电防护装置竣工验收", "")]
    [InlineData("低收入住房困难家庭租赁补贴给付", "")]
    [InlineData("严重违法失信名单提前移出", "")]
    [InlineData("仅经营乙类非处方药零售许可（告知承诺）", "")]
    [InlineData("收养登记（查找不到生父母的儿童）", "")]
    [InlineData("烟草专卖零售许可证变更", "staff: {赵六: {roles: [窗口受理], away: [2026-07-20..2026-08-20]}, 甲: [窗口受理, 承办人], 乙: [承办人, 审批人], 丙: [承办人, 审批人]}")]
    public void Case_OfASimulation_IsLawfulActByActAndDueWhenTheEngineSays(string name, string staff)
    {
        var item = Definitions.Value.Items.Single(i => i.Item.Name == name).Item;
        var (acts, time) = Simulated(item, staff);

        var decided = 0;
        foreach (var ofCase in acts.GroupBy(a => a.Act.Case))
            decided += new Replay(item, [.. ofCase], time).Run();

        decided.ShouldBeGreaterThan(40);
    }

    private static (List<Heard> Acts, OfficeTime Time) Simulated(ServiceItem item, string staff)
    {
        var (plan, findings) = StaffReader.Read(staff.Length == 0 ? "day: 7 小时" : staff, "staff", [item], Definitions.Value.Organisation);
        findings.ShouldBeEmpty();
        var simulation = new SimulationPlan
        {
            Items = [item], Arrivals = new Arrivals(3, ArrivalPeriod.Day), Staff = plan, Period = new DateSpan(new LocalDate(2026, 7, 1), new LocalDate(2026, 9, 4)), Seed = 9,
        };
        var time = new OfficeTime(Calendar.Value, simulation.Period, plan.DaySeconds);
        ItemModel[] models = [ItemModel.Of(item, plan).ShouldNotBeNull()];
        var acts = new List<Heard>();
        var flow = new CaseFlow(simulation, 0, models, Workplace.Of(simulation, models, time, 3), time, Definitions.Value.Law)
        {
            Told = act => acts.Add(new Heard(act, Array.IndexOf(act.Case.Item.Starts, act.Case.Place), [.. act.Job?.Officers ?? []])),
        };
        flow.Run(3);
        return (acts, time);
    }

    /// <summary>An act as it was told: places and officers change later.</summary>
    private sealed record Heard(SimulatedAct Act, int Form, ImmutableArray<Officer> Officers);

    private sealed class Replay(ServiceItem item, List<Heard> acts, OfficeTime time)
    {
        private readonly string? missing = acts.Any(a => a.Act.Kind == SimulatedActKind.CorrectionAsked) ? item.Materials.First(m => m.Need == MaterialNeed.Required).Key : null;
        private ApprovalCase? on;

        public int Run()
        {
            var decided = 0;
            foreach (var heard in acts)
            {
                var events = Give(heard);
                if (events.OfType<CaseEvent.DecisionMade>().FirstOrDefault() is not { Decision: not DecisionKind.Revoked } decision)
                    continue;
                decided++;
                decision.On.ShouldBe(time[time.DayOfEnd(heard.Act.Time)]);
                on!.ClockOf(new ClockName("promised"))!.Due(Calendar.Value)!.Value.On.ShouldBe(heard.Act.Case.PromisedDue!.Value, $"{item.Name} {heard.Act.Case.Number}");
            }

            return decided;
        }

        private List<CaseEvent> Give(Heard heard) => heard.Act.Kind switch
        {
            SimulatedActKind.Received => Command(heard, Cast.Applicant, new CaseCommand.Receive(
                CaseNumber.Of(item.Code, Day(heard), 1), SampleApplication.Of(item, FormCase.All(item)!.Value[heard.Form], missing is null ? [] : [missing], null, Day(heard)))),
            SimulatedActKind.CorrectionAsked => Command(heard, Officer(heard, 0), new CaseCommand.RequestCorrection([new Defect(missing!)])),
            SimulatedActKind.Corrected => Command(heard, Cast.Applicant, new CaseCommand.Correct([SampleApplication.Handed(item.Materials.First(m => m.Key == missing))])),
            SimulatedActKind.Accepted => Command(heard, Officer(heard, 0), new CaseCommand.Accept(AcceptanceStandards.AllMet(on!.Application, item))),
            SimulatedActKind.Deemed => Command(heard, Actor.Engine, new CaseCommand.Expire(on!.Clocks.Last(c => c.Kind == ClockKind.Acceptance).Name)),
            SimulatedActKind.Begun => Begin(heard, heard.Act.Job!.Step),
            SimulatedActKind.Done => Complete(heard),
            _ => throw new InvalidOperationException($"{heard.Act.Kind} is not played here."),
        };

        private List<CaseEvent> Begin(Heard heard, StepModel step)
        {
            var begun = step.Excluded ? Command(heard, Officer(heard, 0), new CaseCommand.BeginSpecial(step.Step.Id, "告知书", step.Step.Limit)) : [];
            if (!step.IsNotice)
                return begun;
            var through = Tally.DueOn(step.Elapsed!.Value, Day(heard), Calendar.Value);
            return [.. begun, .. Command(heard, Officer(heard, 0), new CaseCommand.PostNotice(step.Step.Id, "政府网站", Day(heard), through, "公示编号"))];
        }

        private List<CaseEvent> Complete(Heard heard)
        {
            var (step, outcome) = (heard.Act.Job!.Step.Step, heard.Act.Outcome!);
            var goesOn = outcome.Action is OutcomeAction.Continue;
            var experts = Enumerable.Range(1, Math.Max(0, step.People - heard.Officers.Length)).Select(n => $"专家{n}");
            ImmutableArray<string> with = [.. heard.Officers.Skip(1).Select(o => o.Name + o.Number), .. experts];
            ImmutableArray<CriterionFinding> findings = [.. step.Criteria.Select((c, i) => new CriterionFinding(c, goesOn || i > 0))];
            var completion = new CaseCommand.Complete(step.Id, outcome.Label, findings, goesOn ? string.Empty : "理由", with, "编号");
            var doing = new StepActs(step, completion, Officer(heard, 0), Definitions.Value.Law, name => Roll(heard).Find(name));
            var events = new List<CaseEvent>();
            while (doing.Next(on, Day(heard)) is { } move)
                events.AddRange(move.Command is CaseCommand.PostNotice post ? Posted(heard, move.By, post) : Command(heard, move.By, move.Command));
            return events;
        }

        /// <summary>A 公示 was posted on the day its step was entered, and is over when its officer finishes it.</summary>
        private List<CaseEvent> Posted(Heard heard, Actor by, CaseCommand.PostNotice post)
        {
            var entered = on!.Clocks.Last(c => c.Name.Value.StartsWith($"step:{post.Step}:", StringComparison.Ordinal)).StartedOn;
            return Command(heard, by, post with { From = entered, Through = entered }, ChinaTime.StartOfDay(entered));
        }

        private List<CaseEvent> Command(Heard heard, Actor by, CaseCommand command, Instant? given = null)
        {
            var at = given ?? (heard.Act.Kind == SimulatedActKind.Deemed ? ChinaTime.StartOfDay(time[time.DayOf(heard.Act.Time)]) : time.InstantOf(heard.Act.Time));
            var ruling = Decide.On(on, command, new CaseContext(item, Definitions.Value.Law, Calendar.Value, Roll(heard), by, at, new CaseId(1)));
            ruling.Rejection.ShouldBeNull($"{item.Name} {heard.Act.Case.Number}: {heard.Act.Kind} {heard.Act.Job?.Step.Step.Title} {heard.Act.Outcome?.Label}");
            on = ruling.Value.State;
            return [.. ruling.Value.Events];
        }

        private LocalDate Day(Heard heard) => ChinaTime.DateOf(time.InstantOf(heard.Act.Time));

        private static Actor Officer(Heard heard, int index) => ActorOf(heard.Officers[index], heard);

        private static Actor ActorOf(Officer officer, Heard heard) =>
            new(officer.Name + officer.Number, officer.Name, heard.Act.Job!.Step.Step.Office, [.. officer.Pools.Select(p => p.Role)]);

        private static Staff Roll(Heard heard) => new([.. heard.Officers.Select(o => ActorOf(o, heard))]);
    }

    private sealed record Staff(ImmutableArray<Actor> Everybody) : IStaffRoll
    {
        public Actor? Find(string user) => Everybody.FirstOrDefault(a => a.User == user);
    }
}
