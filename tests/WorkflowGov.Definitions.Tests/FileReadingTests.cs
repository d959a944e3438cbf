using System.Text;
using Shouldly;
using Xunit;
using static WorkflowGov.Definitions.Tests.SampleFolder;

namespace WorkflowGov.Definitions.Tests;

/// <summary>Files as bytes: what cannot be told by breaking a word in a good one.</summary>
public sealed class FileReadingTests : IDisposable
{
    private readonly string draft = Path.Combine(Directory.CreateTempSubdirectory("wfgov-draft-").FullName, "draft.yaml");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(draft)!, recursive: true);

    [Fact]
    public void File_OfHundredMegabytes_IsRefusedUnread()
    {
        using (var file = File.Create(draft))
            file.SetLength(100_000_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Lint().ShouldHaveSingleItem().ShouldBeAt("WG1001", 1, 1);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(50_000_000);
    }

    [Fact]
    public void File_NotUtf8_IsReportedAtItsLine()
    {
        File.WriteAllBytes(draft, [.. "type: 行政许可\nname: "u8, 0xC3, 0xFB, 0xB3, 0xC6, .. "\n"u8]);

        Lint().ShouldHaveSingleItem().ShouldBeAt("WG1002", 2, 1);
    }

    [Fact]
    public void File_Utf16_IsNotUtf8()
    {
        File.WriteAllText(draft, TextOf(Food), Encoding.Unicode);

        Lint().ShouldHaveSingleItem().Rule.ShouldBe("WG1002");
    }

    [Fact]
    public void File_WithByteOrderMark_KeepsItsColumns()
    {
        var text = TextOf(Food).Replace("# A usual item: a pattern with what it leaves open.\nname:", "nmae:", StringComparison.Ordinal);
        File.WriteAllText(draft, text, new UTF8Encoding(true));

        Lint().First(f => f.Rule == "WG1101").ShouldBeAt("WG1101", 1, 1);
    }

    [Fact]
    public void File_WithWindowsLineEnds_ReadsTheSame()
    {
        var unix = Check(Food, TextOf(Food)).Item.ShouldNotBeNull();
        var windows = Check(Food, TextOf(Food).Replace("\n", "\r\n", StringComparison.Ordinal)).Item.ShouldNotBeNull();

        windows.Hash.ShouldBe(unix.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("just text")]
    [InlineData("name：食品经营许可\n")]
    public void File_WithoutKeys_IsNoMap(string text)
    {
        File.WriteAllText(draft, text);

        Lint().ShouldHaveSingleItem().ShouldBeAt("WG1004", 1, 1);
    }

    [Fact]
    public void Folder_WithoutItsLaws_SaysWhatIsMissing()
    {
        var load = Load(("laws/administrative-licensing.yaml", null));

        load.Catalogue.ShouldBeNull();
        load.Findings.ShouldHaveSingleItem().ShouldBeAt("WG1010", 1, 1);
    }

    [Fact]
    public void Path_ThatIsNowhere_IsReported()
    {
        Catalogue.Lint(["/nowhere/at/all.yaml"]).ShouldHaveSingleItem().ShouldBeAt("WG1009", 1, 1);
        Catalogue.Lint([Path.Combine(Root, "items", "gone.yaml")]).ShouldHaveSingleItem().ShouldBeAt("WG1009", 1, 1);
    }

    [Fact]
    public void File_ThatCannotBeOpened_IsReported()
    {
        // A link to itself cannot be opened by anybody, not even by an administrator.
        File.CreateSymbolicLink(draft, draft);

        Lint().ShouldHaveSingleItem().Rule.ShouldBeOneOf("WG1016", "WG1009");
    }

    [Fact]
    public void AliasBomb_CostsNothing()
    {
        var bomb = new StringBuilder("a: &a [x]\n");
        for (var c = 'b'; c <= 'z'; c++)
            bomb.Append(c).Append(": &").Append(c).Append(" [").AppendJoin(',', Enumerable.Repeat($"*{(char)(c - 1)}", 100)).Append("]\n");
        File.WriteAllText(draft, bomb.ToString());

        var findings = Lint();

        findings.Select(f => f.Rule).Distinct().ShouldBe(["WG1006", "WG1017"]);
        findings.Length.ShouldBe(201);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    public void DeepNesting_EndsInAFinding(string open)
    {
        File.WriteAllText(draft, "a:\n  " + string.Concat(Enumerable.Repeat(open, 990_000 / open.Length)));

        Lint().ShouldHaveSingleItem().Rule.ShouldBeOneOf("WG1011", "WG1003");
    }

    [Fact]
    public void EndlessEntries_EndInAFinding()
    {
        File.WriteAllText(draft, "a: [" + string.Concat(Enumerable.Repeat("x, ", 300_000)) + "x]\n");

        Lint().ShouldHaveSingleItem().Rule.ShouldBe("WG1014");
    }

    [Fact]
    public void Draft_OutsideOfTheFolder_IsCheckedAgainstIt()
    {
        File.WriteAllText(draft, TextOf(Food).Replace("000112006001 01", "000112006001 02", StringComparison.Ordinal)
            .Replace("（新办）", "（变更）", StringComparison.Ordinal));

        Catalogue.Lint([draft]).ShouldHaveSingleItem().Rule.ShouldBe("WG1009");
        Lint().ShouldBeEmpty();
    }

    private System.Collections.Immutable.ImmutableArray<Finding> Lint() => Catalogue.Lint([draft], Root);
}
