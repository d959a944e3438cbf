using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>Differences between versions of an item: here, because stored items are trees whose every leaf can be changed.</summary>
public sealed class ItemDifferenceTests
{
    private static readonly ServiceItem Food = Repository.Item("食品经营许可新办");

    /// <summary>One item of each pattern and of own steps.</summary>
    public static TheoryData<string> Items => [.. Repository.Catalogue.Items.DistinctBy(i => i.Item.Pattern).Select(i => i.Item.Name)];

    [Fact]
    public void Between_AnItemAndItself_IsNothing() =>
        Repository.Catalogue.Items.Where(i => !ItemDifference.Between(i.Item, Again(i.Item)).IsEmpty).Select(i => i.Item.Name).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Items))]
    public void Between_AnyLeafChanged_NamesIt(string name) => NamesEveryLeaf(Repository.Item(name));

    /// <summary>What few items say.</summary>
    [Fact]
    public void Between_AnyLeafOfRareElementsChanged_NamesIt() => NamesEveryLeaf(Food with
    {
        Retirement = new Retirement(new NodaTime.LocalDate(2027, 1, 1), Food.Code, "《决定》"),
        Guidance = new Guidance
        {
            Scope = ServiceScope.City, Channels = [ServiceChannel.Web], Online = OnlineDepth.Three, Booking = true, Express = true, PayOnline = true,
            Quota = "每年 200 个", Effect = "在全国有效", Annual = "每年报告", EntrustedBy = "某局", Joint = [Food.Authority],
            Intermediary = [new IntermediaryService("检测", "《办法》第三条", "申请人")], Questions = [new CommonQuestion("要多久", "七个工作日")],
        },
    });

    private static void NamesEveryLeaf(ServiceItem item)
    {
        var name = item.Name;
        var (changed, tree) = (0, JsonNode.Parse(StoredJson.Write(item))!);
        foreach (var path in Leaves(tree, []).ToList())
        {
            foreach (var mutant in Mutants(tree, path))
            {
                if (ReadOrNull(mutant) is not { } other || StoredJson.Write(other) == StoredJson.Write(item))
                    continue;
                changed++;
                var changes = ItemDifference.Between(item, other);
                changes.ShouldNotBeEmpty($"{name}: {string.Join('/', path)}");
                if (path[0].ToString() != "hash")
                    changes.ShouldNotContain(c => c.Where.En == "wording");
            }
        }

        changed.ShouldBeGreaterThan(40);
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Between_AnyEntryDropped_NamesIt(string name)
    {
        var item = Repository.Item(name);
        var tree = JsonNode.Parse(StoredJson.Write(item))!;
        foreach (var path in Arrays(tree, []).ToList())
        {
            var mutant = tree.DeepClone();
            At(mutant, path)!.AsArray().RemoveAt(0);
            if (ReadOrNull(mutant) is { } other)
                ItemDifference.Between(item, other).ShouldNotBeEmpty($"{name}: {string.Join('/', path)}");
        }
    }

    [Fact]
    public void Between_WhatIsWorseForTheApplicant_IsStricterAndTheOtherWayRoundLooser()
    {
        ServiceItem[] stricter =
        [
            Food with { Limits = Food.Limits with { Promised = new TimeLimit(9, LimitUnit.WorkingDays) } },
            Food with { Conditions = Food.Conditions.Add("注册资本不少于一百万元") },
            Food with { Audience = Food.Audience[1..] },
            Food with { Materials = Food.Materials.Add(Food.Materials[0] with { Key = "more", Name = "资金证明" }) },
            Food with { Materials = Food.Materials.SetItem(0, Food.Materials[0] with { AcceptIf = Food.Materials[0].AcceptIf.Add("经过公证") }) },
            Food with { Visits = Food.Visits + 1 },
            Food with { FeeBasis = "《某省收费目录》" },
            Food with { Result = Food.Result with { Valid = new TimeLimit(1, LimitUnit.Years) } },
        ];

        foreach (var worse in stricter)
        {
            ItemDifference.Between(Food, worse).ShouldHaveSingleItem().Effect.ShouldBe(Effect.Stricter);
            ItemDifference.Between(worse, Food).ShouldHaveSingleItem().Effect.ShouldBe(Effect.Looser);
        }
    }

    [Fact]
    public void Between_Versions_ReadsLikeASentence()
    {
        var next = Food with { Version = 2, Limits = Food.Limits with { Promised = new TimeLimit(5, LimitUnit.WorkingDays) } };

        ItemDifference.Between(Food, next).Select(c => c.ToString()).ShouldBe(["[中性] 版本号：1 → 2", "[更宽] 承诺办结时限：7 工作日 → 5 工作日"]);
        ItemDifference.Between(Food, next)[1].What.En.ShouldBe("7 working days → 5 working days");
    }

    [Fact]
    public void Between_Versions_SaysEachValueInWordsOfItsLanguage()
    {
        var plan = Food.Materials.First(m => m.Need == MaterialNeed.Conditional);
        var next = Food with { Materials = Food.Materials.Replace(plan, plan with { Need = MaterialNeed.Required, NeededWhen = null, Form = MaterialForm.Copy }) };

        var changes = ItemDifference.Between(Food, next);

        changes.Select(c => c.What.Zh.Split(" → ")[1]).ShouldBe(["必要", "（没有条件）", "复印件"]);
        changes.Select(c => c.What.En.Split(" → ")[1]).ShouldBe(["required", "(no condition)", "copy"]);
    }

    private static ServiceItem Again(ServiceItem item) => StoredJson.Read<ServiceItem>(StoredJson.Write(item));

    private static ServiceItem? ReadOrNull(JsonNode tree)
    {
        try
        {
            return StoredJson.Read<ServiceItem>(tree.ToJsonString());
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Another value of the same type: what does not read back as an item is left out.</summary>
    private static IEnumerable<JsonNode> Mutants(JsonNode tree, List<object> path)
    {
        var value = At(tree, path)!.AsValue();
        IEnumerable<JsonNode> others = value.GetValueKind() switch
        {
            JsonValueKind.True => [false],
            JsonValueKind.False => [true],
            JsonValueKind.Number => [value.GetValue<decimal>() + 1],
            _ => [value.GetValue<string>() + "变", "6 工作日", "2 年", "2027-01-01", "Electronic", "Conditional", "Written", "Low", "Text", "Issue", "continue"],
        };
        foreach (var other in others)
        {
            var mutant = tree.DeepClone();
            var parent = At(mutant, [.. path.Take(path.Count - 1)])!;
            if (path[^1] is int index)
                parent.AsArray()[index] = other.DeepClone();
            else
                parent.AsObject()[(string)path[^1]] = other.DeepClone();
            yield return mutant;
        }
    }

    private static JsonNode? At(JsonNode? node, IReadOnlyList<object> path) =>
        path.Aggregate(node, (at, step) => step is int index ? at!.AsArray()[index] : at!.AsObject()[(string)step]);

    private static IEnumerable<List<object>> Leaves(JsonNode? node, List<object> path) => node switch
    {
        JsonObject map => map.SelectMany(p => Leaves(p.Value, [.. path, p.Key])),
        JsonArray list => list.SelectMany((n, i) => Leaves(n, [.. path, i])),
        null => [],
        _ => [path],
    };

    private static IEnumerable<List<object>> Arrays(JsonNode? node, List<object> path) => node switch
    {
        JsonObject map => map.SelectMany(p => Arrays(p.Value, [.. path, p.Key])),
        JsonArray { Count: > 0 } list => list.SelectMany((n, i) => Arrays(n, [.. path, i])).Prepend(path),
        _ => [],
    };
}
