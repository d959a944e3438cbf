using Shouldly;
using WorkflowGov.Core.Items;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>How well items that are one under two names are found: on the catalogue with a hundred copies planted in it.</summary>
public sealed class NearDuplicatesTests
{
    private const int Planted = 100;

    private static readonly Lazy<Catalogue> Definitions = new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull());

    /// <summary>How districts write one item twice: another suffix, a level in front, brackets, a word more, another body.</summary>
    private static readonly Func<string, string>[] Disguises =
    [
        n => $"区级{n}",
        n => n.Contains("许可", StringComparison.Ordinal) ? n.Replace("许可", "审批", StringComparison.Ordinal) : $"{n}办理",
        n => $"对{n}的审核",
        n => n.Contains('（', StringComparison.Ordinal) ? n.Replace("（", string.Empty, StringComparison.Ordinal).Replace("）", string.Empty, StringComparison.Ordinal) : $"{n}（全区通办）",
        n => $"申请{n}事项",
    ];

    [Fact]
    public void Among_CatalogueWithCopies_FindsTheCopiesAndLittleElse()
    {
        var items = Definitions.Value.Items.Select(i => i.Item).ToList();
        var bodies = items.Select(i => i.Authority).Distinct().ToList();
        var copies = Enumerable.Range(0, Planted).Select(i => (Of: items[i * items.Count / Planted], i)).Select(p => p.Of with
        {
            Name = Disguises[p.i % Disguises.Length](p.Of.Name),
            MainItem = null,
            Authority = p.i % 3 == 0 ? bodies[p.i % bodies.Count] : p.Of.Authority,
            Result = p.i % 2 == 0 ? p.Of.Result : p.Of.Result with { Document = $"{p.Of.Result.Document}（电子）" },
        }).ToList();
        var planted = copies.Select((c, i) => (c.Name, items[i * items.Count / Planted].Name)).ToHashSet();

        var found = NearDuplicates.Among([.. items, .. copies]);

        var right = found.Count(f => planted.Contains((f.Other.Name, f.One.Name)) || planted.Contains((f.One.Name, f.Other.Name)));
        var (precision, recall) = (100 * right / found.Length, 100 * right / Planted);
        TestContext.Current.SendDiagnosticMessage($"precision {precision} %, recall {recall} %");
        precision.ShouldBeGreaterThanOrEqualTo(90, string.Join('\n', found.Select(f => $"{f.Likeness} {f.One.Name} ~ {f.Other.Name}")));
        recall.ShouldBeGreaterThanOrEqualTo(90, string.Join('\n', copies.Where(c => found.All(f => f.Other != c)).Select(c => c.Name)));
    }

    [Fact]
    public void Among_CasesOfOneMainItem_AreNotDuplicates()
    {
        var food = Definitions.Value.Items.Select(i => i.Item).Where(i => i.MainItem == "食品经营许可").ToList();

        food.Count.ShouldBeGreaterThan(2);
        NearDuplicates.Among(food, threshold: 0).ShouldBeEmpty();
    }
}
