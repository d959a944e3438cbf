using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace WorkflowGov.Tidy.Tests;

public sealed class TidyTests
{
    private const int LinesMax = 500;
    private const int MethodLinesMax = 60;

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["WorkflowGov.Core"] = ["NodaTime"],
        ["WorkflowGov.Definitions"] = ["WorkflowGov.Core", "YamlDotNet", "Acornima"],
        ["WorkflowGov.Runtime"] = ["WorkflowGov.Definitions", "Npgsql", "Npgsql.NodaTime", "NodaTime.Serialization.SystemTextJson", "Hangfire.Core", "Hangfire.AspNetCore", "Hangfire.PostgreSql", "dbup-postgresql", "PDFsharp", "QRCoder", "StandardWebhooks", "CloudNative.CloudEvents.SystemTextJson", "zxcvbn-core", "Otp.NET"],
        ["WorkflowGov.Server"] = ["WorkflowGov.Runtime", "Microsoft.AspNetCore.OpenApi", "Scalar.AspNetCore", "OpenTelemetry.Extensions.Hosting", "OpenTelemetry.Instrumentation.AspNetCore", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "OpenTelemetry.Exporter.Prometheus.AspNetCore", "Microsoft.AspNetCore.Authentication.OpenIdConnect", "Microsoft.AspNetCore.Authentication.JwtBearer"],
        ["WorkflowGov.Elsa"] = ["WorkflowGov.Runtime", "Elsa", "Elsa.Workflows.Runtime.Distributed", "Elsa.Persistence.EFCore.PostgreSql", "DistributedLock.Postgres"],
        ["WorkflowGov.Elsa.Server"] = ["WorkflowGov.Elsa", "WorkflowGov.Server"],
        ["WorkflowGov.Verifier"] = [],
        ["WorkflowGov.Cli"] = ["WorkflowGov.Runtime", "WorkflowGov.Verifier", "System.CommandLine"],
    };

    public static TheoryData<int> Habits => [.. Enumerable.Range(0, Habit.All.Length)];

    [Theory]
    [MemberData(nameof(Habits))]
    public void Code_Habit_IsKept(int which)
    {
        var habit = Habit.All[which];

        habit.BrokenIn(Tree.Files(habit.Folder, "*.cs")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, "using Npgsql;")]
    [InlineData(2, "var now = DateTime.UtcNow();")]
    [InlineData(5, "const string Sql = \"select id from approval_case where id = 1\";")]
    [InlineData(7, "using Hangfire;")]
    [InlineData(13, "internal sealed class CaseManager")]
    [InlineData(15, "Thread.Sleep(100);")]
    public void Code_HabitBroken_IsFound(int which, string code) =>
        Habit.All[which].BrokenIn([("engine/WorkflowGov.Core/Sample.cs", code)]).Single().ShouldContain("Sample.cs:1");

    [Fact]
    public void Projects_References_PointInwardsOnly()
    {
        foreach (var (name, allowed) in Allowed)
        {
            var project = XDocument.Load(Path.Combine(Tree.Root, "engine", name, $"{name}.csproj"));
            var found = project.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference")
                .Select(e => Path.GetFileNameWithoutExtension(e.Attribute("Include")!.Value + (e.Name.LocalName == "PackageReference" ? ".x" : string.Empty)));
            found.Except(allowed).ShouldBeEmpty($"{name} may reference {string.Join(", ", allowed)} only; see the layout in README.md");
        }
    }

    [Fact]
    public void Projects_Versions_StandInOnePlace() => Tree.Files(".", "*.csproj")
        .Where(f => f.Text.Contains(" Version=\"", StringComparison.Ordinal))
        .Select(f => $"{f.Path}: move the version to Directory.Packages.props").ShouldBeEmpty();

    [Fact]
    public void Files_Length_StaysReadable() => Tree.Files("engine", "*.cs").Concat(Tree.Files("tests", "*.cs"))
        .Select(f => (f.Path, Lines: f.Text.AsSpan().Count('\n')))
        .Where(f => f.Lines > LinesMax)
        .Select(f => $"{f.Path} has {f.Lines} lines: cut it by idea").ShouldBeEmpty();

    [Fact]
    public void Methods_Length_StaysReadable() => Tree.Files("engine", "*.cs").SelectMany(f => LongMethods(f.Path, f.Text)).ShouldBeEmpty();

    [Fact]
    public void Methods_TooLong_AreFound()
    {
        var body = string.Concat(Enumerable.Repeat("        Step();\n", MethodLinesMax + 1));

        LongMethods("Sample.cs", $"class A\n{{\n    void B()\n    {{\n{body}    }}\n}}\n").Single().ShouldContain("Sample.cs:4");
    }

    [Fact]
    public void Documents_Links_LeadSomewhere()
    {
        var dead = from file in Tree.Files(".", "*.md")
                   from Match link in Regex.Matches(file.Text, @"\]\((?!https?:|#)([^)\s]+)\)")
                   let target = Path.Combine(Tree.Root, Path.GetDirectoryName(file.Path)!, link.Groups[1].Value.Split('#')[0])
                   where !File.Exists(target) && !Directory.Exists(target)
                   select $"{file.Path}: {link.Groups[1].Value} leads nowhere";

        dead.ShouldBeEmpty();
    }

    [Fact]
    public void Settings_Each_StandInTheTable()
    {
        var read = string.Concat(Tree.Files("engine/WorkflowGov.Server", "*Options.cs").Select(f => f.Text));
        var table = File.ReadAllText(Path.Combine(Tree.Root, "README.md")).Split("## Settings")[1].Split("\n## ")[0];
        var settings = Regex.Matches(read, @"(?:configuration|(?<section>oidc))\[""([\w:]+)""\]|GetValue(?:<\w+>)?\(""([\w:]+)""|GetConnectionString\(""(\w+)""\)")
            .Select(m => (m.Groups["section"].Success ? "Oidc:" : string.Empty) + m.Groups.Values.Skip(1).First(g => g.Success && g.Name != "section").Value)
            .Select(s => s.Replace(":", "__", StringComparison.Ordinal)).ToList();

        settings.Count.ShouldBeGreaterThan(25);
        settings.ShouldContain("Session__IdleMinutes");
        settings.ShouldContain("Oidc__Audience");
        settings.Where(s => !table.Contains(s, StringComparison.Ordinal)).ShouldBeEmpty("README.md, Settings: a line for each");
    }

    /// <summary>Members stand four blanks in: a body is what lies between their braces.</summary>
    private static IEnumerable<string> LongMethods(string path, string text)
    {
        var lines = text.Split('\n');
        var open = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimEnd() == "    {")
                open = i;
            if (lines[i].TrimEnd() != "    }" || open < 0)
                continue;
            var isType = Regex.IsMatch(lines[open - 1] + lines[Math.Max(open - 2, 0)], @"\b(class|record|struct|interface|enum)\b");
            if (i - open - 1 > MethodLinesMax && !isType)
                yield return $"{path}:{open + 1}: {i - open - 1} lines in one method; cut it";
            open = -1;
        }
    }
}
