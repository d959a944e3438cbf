using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>一件事 and 预约 on the real database; 2026-09-01 is a Tuesday.</summary>
public sealed class GroupTests(RealDatabase database)
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly ServiceItem Other = Repository.Catalogue.Items.Select(i => i.Item).First(
        i => i.Code != Food.Code && i.Audience.Contains(Audience.EnterpriseLegalPerson) && i.EffectiveOn <= new LocalDate(2026, 9, 1) && i.Renewal is null
            && i.Materials.Any(m => m.Key == "business-licence") && i.Process.Steps.All(s => s.Kind != StepKind.PostCheck));

    private static readonly SubmittedMaterial Licence = new("business-licence", MaterialForm.Electronic, "执照 1 号");
    private static readonly Application Shared = new(
        Acting.ApplicantOf(Audience.EnterpriseLegalPerson), ImmutableDictionary<string, FormValue>.Empty, [Licence], Channel.Web);

    [Fact]
    public async Task Group_OneForm_StartsACaseOfEachItem()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var key = new IdempotencyKey("hall", "k-1", "hash");

        var answer = (await StartAsync(engine, key, Own(Food), Own(Other))).Value;

        (await StartAsync(engine, key, Own(Food), Own(Other))).Value.ShouldBe(answer);
        using var read = JsonDocument.Parse(answer);
        var group = read.RootElement.GetProperty("group").GetString()!;
        var listed = await new Postgres.GroupQueries(engine.Database).CasesAsync(group, CancellationToken.None);
        listed.Select(c => c.Item).ShouldBe([Food.Code.Value, Other.Code.Value]);
        foreach (var (item, one) in new[] { Food, Other }.Zip(listed))
        {
            var state = await engine.StateAsync(new CaseNumber(one.Number));
            state.Application.Group.ShouldBe(group);
            state.Application.Materials.Count(m => m == Licence).ShouldBe(1);
            state.DefinitionHash.ShouldBe(item.Hash);
            (await engine.DoAsync(state.Number, Acting.Accept(state, item), Acting.Window)).Code().ShouldBeNull();
        }

        (await engine.Queries.NumbersAsync(0, CancellationToken.None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Group_OneItemUnfit_StartsNothing()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var unfit = Own(Other) with { Form = Own(Other).Form.Add("surprise", new FormValue.Flag(true)) };

        var refused = (await StartAsync(engine, null, Own(Food), unfit)).Rejection!;

        refused.Code.ShouldBe("WG5104");
        refused.Subject.ShouldBe($"items.{Other.Code}.form.surprise");
        (await StartAsync(engine, null, Own(Food))).Rejection!.Code.ShouldBe("WG5161");
        (await StartAsync(engine, null, Own(Food), Own(Food))).Rejection!.Code.ShouldBe("WG5162");
        (await engine.Queries.NumbersAsync(0, CancellationToken.None)).ShouldBeEmpty();
        (await engine.Queries.RefusalsAsync(10, CancellationToken.None)).Count.ShouldBe(3);
    }

    // One application form does not serve for two different ones.
    [Fact]
    public async Task Group_MaterialThatIsNotTheSame_IsHandedInForEach()
    {
        var name = Food.Materials.Single(m => m.Key == "application").Name;
        var different = Repository.Catalogue.Items.Select(i => i.Item).First(i => i.Materials.Any(m => m.Key == "application" && m.Name != name));
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var shared = Shared with { Materials = [Licence, new SubmittedMaterial("application", MaterialForm.Original, "")] };

        var ruling = await engine.Cases.ReceiveTogetherAsync(shared, [Own(Food), Own(different)], Acting.WebHall, null, CancellationToken.None);

        ruling.Rejection!.Code.ShouldBe("WG5163");
    }

    [Fact]
    public async Task Appointment_ManyAtOnce_TakeEachSeatOnce()
    {
        await using var engine = await Engine.StartAsync(await database.CreateAsync());
        var desk = engine.Appointments;
        var point = Repository.Catalogue.Service.Appointments.Points[0];
        var at = ChinaTime.At(new LocalDate(2026, 9, 2), new LocalTime(9, 30));

        var answers = await Task.WhenAll(Enumerable.Range(0, point.Capacity * 4).Select(i => desk.BookAsync(
            new Appointment(0, point.Name, at, $"P{i:0000000}", "某某", null), Acting.WebHall, CancellationToken.None)));

        answers.Count(a => a.IsAccepted).ShouldBe(point.Capacity);
        answers.Where(a => !a.IsAccepted).ShouldAllBe(a => a.Rejection!.Code == "WG5755");
        var mine = answers.First(a => a.IsAccepted).Value;
        (await FreeAsync(desk, point.Name, at)).ShouldBe(0);
        (await desk.CancelAsync(mine.Id, "somebody else", CancellationToken.None))!.Code.ShouldBe("WG5757");
        (await desk.CancelAsync(mine.Id, mine.Holder, CancellationToken.None)).ShouldBeNull();
        (await FreeAsync(desk, point.Name, at)).ShouldBe(1);
        var twice = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => desk.BookAsync(
            new Appointment(0, Repository.Catalogue.Service.Appointments.Points[i].Name, at + Duration.FromMinutes(30), "P1", "某某", null), Acting.WebHall, CancellationToken.None)));
        twice.Count(a => a.IsAccepted).ShouldBe(1);
        twice.Where(a => !a.IsAccepted).ShouldAllBe(a => a.Rejection!.Code == "WG5756");
    }

    [Theory]
    [InlineData("宝安区政务服务大厅", "2026-09-02", 9, 10, "WG5753")]
    [InlineData("宝安区政务服务大厅", "2026-09-02", 12, 0, "WG5753")]
    [InlineData("宝安区政务服务大厅", "2026-09-05", 9, 0, "WG5753")] // a Saturday
    [InlineData("宝安区政务服务大厅", "2026-09-01", 9, 0, "WG5752")] // an hour ago
    [InlineData("宝安区政务服务大厅", "2026-09-11", 9, 0, "WG5752")] // the eleventh day
    [InlineData("某某大厅", "2026-09-02", 9, 0, "WG5751")]
    [InlineData("宝安区政务服务大厅", "2026-09-10", 17, 30, null)]
    public void Appointment_Slot_IsWithinTheHoursOfAWorkingDay(string point, string day, int hour, int minute, string? refusal)
    {
        var calendar = Core.Calendars.WorkCalendar.Of(Repository.Catalogue.Notices);
        var at = ChinaTime.At(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, new LocalTime(hour, minute));

        Appointments.Open(Repository.Catalogue.Service.Appointments, point, at, Instant.FromUtc(2026, 9, 1, 2, 0), calendar).Rejection?.Code.ShouldBe(refusal);
    }

    private static async Task<int> FreeAsync(AppointmentDesk desk, string point, Instant at) =>
        (await desk.SlotsAsync(point, ChinaTime.DateOf(at), CancellationToken.None)).Single(s => s.At == at).Free;

    private static Task<Core.Ruling<string>> StartAsync(Engine engine, IdempotencyKey? key, params AskedItem[] items) =>
        engine.Cases.ReceiveTogetherAsync(Shared, [.. items], Acting.WebHall, key, CancellationToken.None);

    private static AskedItem Own(ServiceItem item)
    {
        var whole = Acting.Application(item);
        return new AskedItem(item.Code, whole.Form, whole.Materials.RemoveAll(m => m.Key == "business-licence"));
    }
}
