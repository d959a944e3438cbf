using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests.Handling;

/// <summary>What finishing a step takes: a coded reason for a return, the signed record of a site.</summary>
public sealed class CompletionTests
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");
    private static readonly Step Inspect = Food.Process[new StepId("inspect")];
    private static readonly OutcomeRule Back = Inspect.Outcomes.First(o => o.Action is OutcomeAction.Return);
    private static readonly Material Listed = Food.Materials.First(m => !m.AcceptIf.IsEmpty);
    private static readonly string Other = Repository.Catalogue.Law.ReturnReasons.First(r => !r.NamesMaterial).Code;
    private static readonly string OfMaterial = Repository.Catalogue.Law.ReturnReasons.First(r => r.NamesMaterial).Code;

    public static TheoryData<string?, string?, string?, string?> Returns => new()
    {
        { null, null, null, "WG5245" },
        { "不想办", null, null, "WG5245" },
        { OfMaterial, null, null, "WG5246" },
        { OfMaterial, "no-such-material", "标准", "WG5107" },
        { OfMaterial, Listed.Key, null, "WG5114" },
        { OfMaterial, Listed.Key, "字迹不好看", "WG5114" },
        { OfMaterial, Listed.Key, Listed.AcceptIf[0], null },
        { Other, null, null, null },
    };

    // W3: a return names a listed material and the standard it fails; free text is only a comment.
    [Theory]
    [MemberData(nameof(Returns))]
    public void Return_TakesACodedReason(string? reason, string? material, string? standard, string? code)
    {
        var one = AtTheSite();
        var why = reason is null ? null : new ReturnedFor(reason, material, standard);

        one.Do(Acting.For(Inspect), Acting.Complete(Inspect, Back) with { ReturnedFor = why, Opinion = "自由填写的理由" }).ShouldBe(code);

        if (code is null)
            StoredJson.Read<CaseEvent>(StoredJson.Write<CaseEvent>(one.Events[^1])).ShouldBeOfType<CaseEvent.StepDone>().ReturnedFor.ShouldBe(why);
    }

    [Fact]
    public void Return_ReasonOfAnOutcomeThatGoesOn_IsRefused() =>
        AtTheSite().Do(Acting.For(Inspect), Acting.Complete(Inspect, Inspect.Outcomes[0]) with { ReturnedFor = new ReturnedFor(Other) }).ShouldBe("WG5244");

    public static TheoryData<string, string?> Records => new()
    {
        { "none", "WG5248" }, { "no place", "WG5248" }, { "no party", "WG5248" }, { "no number", "WG5248" }, { "before receipt", "WG5249" }, { "tomorrow", "WG5249" },
        { "no photo", "WG5250" }, { "photo without digest", "WG5251" }, { "complete", null },
    };

    // 行政许可法 第三十四条.
    [Theory]
    [MemberData(nameof(Records))]
    public void Inspection_EndsWithTheSignedRecordAndPhotos(string record, string? code)
    {
        var whole = Acting.Visit;
        var given = record switch
        {
            "none" => null,
            "no place" => whole with { Place = " " },
            "no party" => whole with { Party = string.Empty },
            "no number" => whole with { Number = string.Empty },
            "before receipt" => whole with { At = new LocalDateTime(2026, 8, 31, 23, 59) },
            "tomorrow" => whole with { At = new LocalDateTime(2026, 9, 2, 9, 0) },
            "no photo" => whole with { Photos = [] },
            "photo without digest" => whole with { Photos = [new Photo("照片", "abc")] },
            _ => whole,
        };

        AtTheSite().Do(Acting.For(Inspect), Acting.Complete(Inspect, Inspect.Outcomes[0]) with { Site = given }).ShouldBe(code);
    }

    [Fact]
    public void Review_AtADesk_HasNoRecordOfASite()
    {
        var review = Food.Process[new StepId("review")];

        PureCase.Accepted(Food).Do(Acting.For(review), Acting.Complete(review, review.Outcomes[0]) with { Site = Acting.Visit }).ShouldBe("WG5247");
    }

    [Fact]
    public void Site_StoredWithoutPhotos_HasNone() =>
        StoredJson.Read<SiteRecord>("""{"at":"2026-09-01T09:00:00","place":"店内","findings":"一致","number":"1","party":"签名"}""").Photos.ShouldBe(ImmutableArray<Photo>.Empty);

    private static PureCase AtTheSite()
    {
        var one = PureCase.Accepted(Food);
        one.Finish("review");
        return one;
    }
}
