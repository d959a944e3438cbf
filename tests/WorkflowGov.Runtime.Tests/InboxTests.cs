using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.Desk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The inbox lies in the order of what presses, as the clocks themselves say it, whatever happened to them since.</summary>
public sealed class InboxTests(RealDatabase database)
{
    private static readonly ServiceItem Impact = Repository.Item("建设项目环境影响报告书审批");

    [Fact]
    public async Task Tasks_AfterSuspensionAndExtension_StandWhereTheirClocksSayAndAreCountedSo()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var special = Impact.Process.Steps.First(s => s.Excluded is not null);
        var numbers = new List<CaseNumber>();
        for (var i = 0; i < 9; i++)
        {
            numbers.Add(await engine.AcceptedAsync(Impact));
            engine.Clock.AdvanceDays(i % 3);
        }

        foreach (var number in numbers.Take(6))
            await ReachAsync(engine, number, special.Id);
        foreach (var number in numbers.Take(3))
            (await engine.DoAsync(number, new CaseCommand.BeginSpecial(special.Id, "特告", special.Limit), Acting.For(special))).ShouldBeOfType<CaseAnswer.Done>();
        if (Impact.Limits.Extension is { } rule)
            await engine.DoAsync(numbers[6], new CaseCommand.Extend(rule.Max, rule.Level, "需要补充论证"), Acting.For(Impact.Process.Decision));
        engine.Clock.AdvanceDays(8);

        var today = ChinaTime.DateOf(engine.Clock.GetCurrentInstant());
        var calendar = engine.Calendars.Now;
        foreach (var (office, role) in Impact.Process.Steps.Select(s => (s.Office, s.Role)).Distinct())
        {
            var reader = new InboxOf("reader", office, [role], ["reader"]);
            var tasks = await engine.Inbox.WaitingAsync(reader, null, 100, CancellationToken.None);
            var days = InboxEntry.AllOf(tasks, "reader", today, calendar, Repository.Catalogue.Ladder, new Nobody()).Select(e => e.Pressing?.DueOn ?? LocalDate.MaxIsoValue).ToList();

            days.ShouldBeInOrder();
            foreach (var group in Enum.GetValues<InboxGroup>())
            {
                var (from, to) = new InboxFilter(group).Days(today, calendar);
                var expected = days.Count(d => d >= from && d <= to);
                var counts = await engine.Inbox.CountAsync(reader, new InboxFilter(), today, calendar, CancellationToken.None);
                counts.Sum(c => group switch { InboxGroup.Late => c.Late, InboxGroup.Today => c.Today, InboxGroup.Soon => c.Soon, InboxGroup.Calm => c.Calm, _ => c.Paused }).ShouldBe(expected, $"{role} {group}");
                (await engine.Inbox.WaitingAsync(reader, null, 100, CancellationToken.None, (from, to))).Count.ShouldBe(expected, $"{role} {group}");
            }

            var second = await engine.Inbox.WaitingAsync(reader, null, 2, CancellationToken.None, skip: 1);
            second.Select(t => t.Case).ShouldBe(tasks.Skip(1).Take(2).Select(t => t.Case));
        }
    }

    [Fact]
    public async Task Filter_ByStepClaimAndWords_FindsWhatFits()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var company = Repository.Item("公司设立登记");
        var review = company.Process[new StepId("review")];
        var (first, second) = (await engine.AcceptedAsync(company), await engine.AcceptedAsync(company));
        var clerk = Acting.For(review);
        await engine.DoAsync(first, new CaseCommand.Claim(review.Id), clerk);
        var reader = new InboxOf(clerk.User, review.Office, [review.Role], [clerk.User]);

        (await FoundAsync(new InboxFilter(Mine: true))).ShouldBe([first.Value]);
        (await FoundAsync(new InboxFilter(Words: second.Value[^6..]))).ShouldBe([second.Value]);
        (await FoundAsync(new InboxFilter(Title: review.Title, Words: "公司设立"))).Count.ShouldBe(2);
        (await FoundAsync(new InboxFilter(Title: "没有的环节"))).ShouldBeEmpty();
        var counted = await engine.Inbox.CountAsync(reader, new InboxFilter(Mine: true), new LocalDate(2026, 9, 1), engine.Calendars.Now, CancellationToken.None);
        counted.ShouldHaveSingleItem().Title.ShouldBe(review.Title);

        async Task<List<string>> FoundAsync(InboxFilter filter) =>
            [.. (await engine.Inbox.WaitingAsync(reader, null, 10, CancellationToken.None, filter: filter)).Select(t => t.Case)];
    }

    private static async Task ReachAsync(Engine engine, CaseNumber number, StepId step)
    {
        while ((await engine.Cases.FindAsync(number, CancellationToken.None))!.Value.Case.Marking.Active is { } open && open.All(a => a.Step != step))
            await engine.CompleteAsync(number, Impact.Process[open[0].Step]);
    }

    private sealed class Nobody : IPeople
    {
        public Actor? Find(string user) => null;

        public string NameOf(string user) => user;

        public IEnumerable<Colleague> Holding(Role role, Office office) => [];

        public IEnumerable<Colleague> Of(Office office) => [];
    }
}
