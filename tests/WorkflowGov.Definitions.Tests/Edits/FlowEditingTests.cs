using System.Collections.Immutable;
using Shouldly;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Edits;
using WorkflowGov.Definitions.Exports;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Edits;

/// <summary>An edit of the diagram is one change in the text: the process reads as it was meant, every other line stays.</summary>
public sealed class FlowEditingTests
{
    private const string Own = """
        # 头注
        name: 试验事项
        process:
          steps:
            # 先受理
            - accept: {title: 受理, kind: 受理, role: 窗口受理, review: 形式审查, limit: 1 工作日}   # 当场
            # 再审查
            - review:
                title: 审查
                kind: 审查
                role: 承办人
                limit: 2 工作日   # 含勘验
                criteria: [材料齐全]
            - parallel: 并联审查
              join: all
              branches:
                消防: [{fire: {title: 消防审查, kind: 审查, role: 承办人, limit: 3 工作日}}]
                环保:
                  - env: {title: 环保审查, kind: 审查, role: 承办人, limit: 3 工作日}
            - decide: {title: 决定, kind: 决定, role: 审批人, limit: 1 工作日}
        fee: 无   # 尾注
        """;

    private static readonly Lazy<Catalogue> Delivered = new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue!);

    [Fact]
    public void Step_AddedBetween_StandsThereWithCommentsWhereTheyWere()
    {
        var text = Apply(Own, new FlowEdit.AddStep([2], "复核", "审查", "承办人", "1 工作日", "书面审查", null));

        text.ShouldBe(Own.Replace("    - parallel: 并联审查", "    - review-2: {title: 复核, kind: 审查, role: 承办人, review: 书面审查, limit: 1 工作日}\n    - parallel: 并联审查", StringComparison.Ordinal));
    }

    [Fact]
    public void Step_AddedBeforeACommentedOne_LeavesItItsComment() =>
        Apply(Own, new FlowEdit.AddStep([1], "勘验", "审查", "承办人", "1 工作日", null, "现场与图纸一致"))
            .ShouldContain("# 当场\n    - review-2: {title: 勘验, kind: 审查, role: 承办人, limit: 1 工作日, criteria: [现场与图纸一致]}\n    # 再审查\n    - review:\n");

    [Fact]
    public void Step_AddedInABranchWrittenInBrackets_StaysInThem() =>
        Apply(Own, new FlowEdit.AddStep([2, 0, 1], "消防复查", "审查", "承办人", "1 工作日", null, null))
            .ShouldContain("消防: [{fire: {title: 消防审查, kind: 审查, role: 承办人, limit: 3 工作日}}, {review-2: {title: 消防复查, kind: 审查, role: 承办人, limit: 1 工作日}}]\n");

    [Fact]
    public void Value_Changed_IsTheOnlyChange() =>
        Apply(Own, new FlowEdit.SetValues("review", [new StepValue("limit", "4 工作日")])).ShouldBe(Own.Replace("limit: 2 工作日   # 含勘验", "limit: 4 工作日   # 含勘验", StringComparison.Ordinal));

    [Fact]
    public void Return_OfAStepWithUsualOutcomes_WritesThemDownFirst() =>
        Apply(Own, new FlowEdit.AddReturn("decide", "review", "退回审查", 1), ProcessOf("食品经营许可新办"))
            .ShouldContain("limit: 1 工作日, outcomes: {准予: continue, 不予: refuse, 退回审查: {return: review, max: 1}}}");

    [Fact]
    public void Block_Removed_GoesWithAllItsLinesAndNothingElse()
    {
        var text = Apply(Own, new FlowEdit.Remove([2]));

        text.ShouldNotContain("并联");
        text.ShouldNotContain("环保");
        text.Split('\n').Length.ShouldBe(Own.Split('\n').Length - 6);
        text.ShouldContain("criteria: [材料齐全]\n    - decide:");
    }

    [Fact]
    public void OnlyStepOfABranch_IsNotRemoved() =>
        FlowEditing.Apply(Own, new FlowEdit.Remove([2, 1, 0]), null).Refusal.ShouldNotBeNull().Zh.ShouldContain("只有这一个环节");

    [Fact]
    public void Neighbours_ChangingPlaces_TakeTheirCommentsAlong()
    {
        var moved = Apply(Own, new FlowEdit.Move([1], Down: true));

        moved.IndexOf("并联审查", StringComparison.Ordinal).ShouldBeLessThan(moved.IndexOf("# 再审查", StringComparison.Ordinal));
        Apply(moved, new FlowEdit.Move([2], Down: false)).ShouldBe(Own);
    }

    [Fact]
    public void Place_ThatIsNotThere_IsSaidSo()
    {
        FlowEditing.Apply(Own, new FlowEdit.AddStep([9], "x", "审查", "承办人", "1 工作日", null, null), null).Refusal.ShouldNotBeNull();
        FlowEditing.Apply(Own, new FlowEdit.AddStep([0, 3, 1], "x", "审查", "承办人", "1 工作日", null, null), null).Refusal.ShouldNotBeNull();
        FlowEditing.Apply("name: [", new FlowEdit.Remove([0]), null).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Pattern_GivenAValue_KeepsThePattern()
    {
        var (text, file) = TextOf("食品经营许可新办");

        var edited = Apply(text, new FlowEdit.SetValues("inspect", [new StepValue("limit", "3 工作日")]));
        var added = Apply(text, new FlowEdit.SetValues("review", [new StepValue("people", "2")]));

        edited.ShouldBe(text.Replace("inspect.limit: 2 工作日", "inspect.limit: 3 工作日", StringComparison.Ordinal));
        added.Split('\n').Except(text.Split('\n')).ShouldBe(["    review.people: 2"]);
        Read(added, file).Process[new StepId("review")].People.ShouldBe(2);
    }

    /// <summary>Over the whole catalogue: wherever a step is put, the process has it there, and no line outside of the process changes.</summary>
    [Fact]
    public void Step_PutAnywhereInAnyItem_ReadsAsTheProcessWithOneMore()
    {
        var random = new Random(20261125);
        foreach (var source in Delivered.Value.Items.OrderBy(_ => random.Next()).Take(120))
        {
            var (text, process) = (File.ReadAllText(source.File), source.Item.Process);
            var place = PlacesOf(process.Root, []).ToList() is var all ? all[random.Next(all.Count)] : [];

            var edited = FlowEditing.Apply(text, new FlowEdit.AddStep(place, "新增环节", "审查", "承办人", "1 工作日", "书面审查", "新增要点"), process);

            edited.Refusal.ShouldBeNull(source.Item.Name);
            var steps = Read(edited.Text!, source.File).Process.Steps;
            steps.Length.ShouldBe(process.Steps.Length + 1, source.Item.Name);
            steps.Where(s => s.Title != "新增环节").Select(s => (s.Id, s.Title, s.Limit, s.Role)).ShouldBe(process.Steps.Select(s => (s.Id, s.Title, s.Limit, s.Role)));
            StepsAt(Read(edited.Text!, source.File).Process.Root, place).ShouldBe("新增环节");
            Around(edited.Text!).ShouldBe(Around(text), source.Item.Name);
        }
    }

    [Fact]
    public void Diagram_OfAnotherItem_BecomesTheProcessAndNothingElseChanges()
    {
        var (text, file) = TextOf("食品经营许可新办");
        var company = Delivered.Value.Items.Single(i => i.Item.Name == "公司设立登记").Item;

        var edited = Apply(text, new FlowEdit.Draw(FlowBpmn.Of(company)));

        Read(edited, file).Process.Steps.Select(s => s.Title).ShouldBe(company.Process.Steps.Select(s => s.Title));
        Around(edited).ShouldBe(Around(text));
        FlowEditing.Apply(text, new FlowEdit.Draw("<x/>"), null).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Step_Pasted_GetsANameOfItsOwn() =>
        Apply(Own, new FlowEdit.Paste([3], Own, [1])).ShouldBe(
            Own.Replace("    - decide:", "    - review-2: {title: 审查, kind: 审查, role: 承办人, limit: 2 工作日, criteria: [材料齐全]}\n    - decide:", StringComparison.Ordinal));

    /// <summary>Whatever step or block of whatever item: pasted into another it reads as the same steps under names of their own.</summary>
    [Fact]
    public void Part_OfAnyItem_PastedIntoAnother_ReadsAsTheSame()
    {
        var random = new Random(7);
        var (text, file) = TextOf("食品经营许可新办");
        var process = ProcessOf("食品经营许可新办");
        foreach (var source in Delivered.Value.Items.OrderBy(_ => random.Next()).Take(60))
        {
            var written = FlowEditing.Apply(File.ReadAllText(source.File), new FlowEdit.WriteOut(), source.Item.Process).Text!;
            var index = random.Next(source.Item.Process.Root.Blocks.Length);
            var copied = StepsIn(source.Item.Process.Root.Blocks[index]).ToList();

            var edited = FlowEditing.Apply(text, new FlowEdit.Paste([1], written, [index]), process);

            edited.Refusal.ShouldBeNull(source.Item.Name);
            var outline = FlowTitles(edited.Text!);
            outline.ShouldBe([.. process.Steps.Select(s => s.Title).Take(1), .. copied, .. process.Steps.Select(s => s.Title).Skip(1)], source.Item.Name);
            StepLines.Of(edited.Text!).Select(s => s.Step).ShouldBeUnique();
            Around(edited.Text!).ShouldBe(Around(text), source.Item.Name);
        }
    }

    [Fact]
    public void ReturnAndNotBy_OfAPastedBlock_FollowItsNewNames()
    {
        const string source = "process:\n  steps:\n    - parallel: 并联\n      branches:\n        甲: [{review: {title: 甲, kind: 审查, role: 承办人, limit: 1 工作日}}, {check: {title: 复核, kind: 审查, role: 承办人, limit: 1 工作日, not_by: [review], outcomes: {通过: continue, 退回: {return: review, max: 1}}}}]\n        乙: [{env: {title: 乙, kind: 审查, role: 承办人, limit: 1 工作日}}]\n";

        var pasted = Apply(Own, new FlowEdit.Paste([2], source, [0]));

        pasted.ShouldContain("- review-2: {title: 甲,");
        pasted.ShouldContain("not_by: [review-2]");
        pasted.ShouldContain("{return: review-2, max: 1}");
        pasted.ShouldContain("- env-2: {title: 乙,");
    }

    [Fact]
    public void Criteria_Changed_KeepTheLinesOfThoseThatStay()
    {
        const string text = "process:\n  steps:\n    - review:\n        criteria:\n          - 甲   # 注一\n          - 乙\n          - 丙   # 注二\n        limit: 1 工作日\n";
        string With(params string[] criteria) => Apply(text, new FlowEdit.SetList("review", "criteria", [.. criteria]));

        With("甲", "丙").ShouldBe(text.Replace("          - 乙\n", string.Empty, StringComparison.Ordinal));
        With("甲", "乙", "丙", "丁").ShouldBe(text.Replace("# 注二\n", "# 注二\n          - 丁\n", StringComparison.Ordinal));
        With("甲", "戊", "丙").ShouldBe(text.Replace("- 乙", "- 戊", StringComparison.Ordinal));
        With().ShouldBe("process:\n  steps:\n    - review:\n        limit: 1 工作日\n");
        Apply(Own, new FlowEdit.SetList("review", "criteria", ["材料齐全", "有图"])).ShouldContain("criteria: [材料齐全, 有图]\n");
        Apply(Own, new FlowEdit.SetList("decide", "not_by", ["review"])).ShouldContain("limit: 1 工作日, not_by: [review]}");
    }

    [Fact]
    public void SpecialProcedure_IsAddedWithItsGroundAndBasis() =>
        Apply(Own, new FlowEdit.AddStep([2], "专家评审", "特别程序", "承办人", "10 工作日", "专家评审", null, "专家评审", "《中华人民共和国行政许可法》第四十五条"))
            .ShouldContain("- special: {title: 专家评审, kind: 特别程序, role: 承办人, review: 专家评审, limit: 10 工作日, excluded: {ground: 专家评审, basis: 《中华人民共和国行政许可法》第四十五条}}\n");

    [Fact]
    public void Lines_OfSteps_AreThoseTheyAreWrittenOn()
    {
        StepLines.Of(Own).ShouldBe([new("accept", 6, 6), new("review", 8, 13), new("fire", 17, 17), new("env", 19, 19), new("decide", 20, 20)]);
        StepLines.Of(TextOf("食品经营许可新办").Text).Select(p => p.Step).ShouldBe(["review", "inspect", "inspect"]);
        StepLines.Of("process: [").ShouldBeEmpty();
    }

    private static string Apply(string text, FlowEdit edit, Process? process = null)
    {
        var (edited, refusal) = FlowEditing.Apply(text, edit, process);
        refusal.ShouldBeNull();
        return edited.ShouldNotBeNull();
    }

    private static Process ProcessOf(string name) => Delivered.Value.Items.Single(i => i.Item.Name == name).Item.Process;

    private static (string Text, string File) TextOf(string name) =>
        Delivered.Value.Items.Single(i => i.Item.Name == name).File is var file ? (File.ReadAllText(file), file) : default;

    private static ServiceItem Read(string text, string file) => Delivered.Value.Read(text, file).Item.ShouldNotBeNull(text);

    /// <summary>All places where an entry can be put, as the diagram counts them.</summary>
    private static IEnumerable<ImmutableArray<int>> PlacesOf(Block.Sequence list, ImmutableArray<int> way)
    {
        for (var i = 0; i <= list.Blocks.Length; i++)
        {
            yield return way.Add(i);
            var inside = i == list.Blocks.Length ? [] : ListsOf(list.Blocks[i]);
            for (var b = 0; b < inside.Count; b++)
            {
                foreach (var place in PlacesOf(inside[b], [.. way, i, b]))
                    yield return place;
            }
        }
    }

    private static string? StepsAt(Block.Sequence list, ImmutableArray<int> place) => place.Length == 1
        ? (list.Blocks[place[0]] as Block.Single)?.Definition.Title
        : StepsAt(ListsOf(list.Blocks[place[0]])[place[1]], place[2..]);

    private static IReadOnlyList<Block.Sequence> ListsOf(Block block) => block switch
    {
        Block.Parallel parallel => [.. parallel.Branches.Select(b => b.Body)],
        Block.Choice choice => [.. choice.Ways.Select(w => w.Body)],
        _ => [],
    };

    private static IEnumerable<string> StepsIn(Block block) => block is Block.Single single ? [single.Definition.Title] : ListsOf(block).SelectMany(l => l.Blocks).SelectMany(StepsIn);

    /// <summary>Titles of the steps as they stand in the text, whether the item reads or not.</summary>
    private static List<string> FlowTitles(string text) =>
        [.. FlowText.Of(text) is var flow ? flow.Steps().Select(s => flow.Value(s.Body, "title")!.In(text).Trim('\'', '"')) : []];

    /// <summary>The lines before the process and behind it.</summary>
    private static IEnumerable<string> Around(string text)
    {
        var lines = text.Split('\n').ToList();
        var from = lines.FindIndex(l => l.StartsWith("process:", StringComparison.Ordinal));
        var to = lines.FindIndex(from + 1, l => l.Length > 0 && !char.IsWhiteSpace(l[0]) && l[0] != '#' && l[0] != '-');
        return lines.Take(from).Concat(lines.Skip(to));
    }
}
