using System.Text;
using Shouldly;
using WorkflowGov.Definitions.Fixes;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Fixes;

public class MendedFilesTests
{
    [Fact]
    public void Draft_WithLineEndsOfWindowsAndAMark_KeepsThemAndIsMended()
    {
        var folder = Directory.CreateTempSubdirectory("wfgov-fix-").FullName;
        try
        {
            var right = SampleFolder.TextOf(SampleFolder.Food).Replace("\n", "\r\n", StringComparison.Ordinal)
                .Replace("000112006001 01", "000112006001 07", StringComparison.Ordinal);
            var wrong = right.Replace("personal: true}", "personal: yes}", StringComparison.Ordinal).Replace("level:", "levle:", StringComparison.Ordinal);
            var draft = Path.Combine(folder, "draft.yaml");
            File.WriteAllText(draft, wrong, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

            var mended = MendedFiles.At([draft], SampleFolder.Root).Single();

            mended.Text.ShouldBe(right);
            mended.Mended.Select(f => f.Rule).Order().ShouldBe(["WG1101", "WG1107"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Folder_WithNothingToMend_ChangesNoFile() => MendedFiles.At([SampleFolder.Root]).ShouldBeEmpty();
}
