using System.Text;
using WorkflowGov.Definitions.Rules;
using WorkflowGov.Definitions.Tests.Fixes;
using Xunit;

namespace WorkflowGov.Definitions.Tests;

/// <summary>The page of rules is made from the rules and from the samples that break them.</summary>
public class RulePageTests
{
    private const int SampleMax = 500;

    private static readonly (string Code, string Title)[] Groups =
    [
        ("WG10", "文件 / Files"), ("WG11", "写法 / Structure"), ("WG12", "引用 / References"), ("WG13", "条件 / Guards"),
        ("WG20", "要素 / Elements"), ("WG21", "流程 / Process"), ("WG22", "事项之间 / Across items"), ("WG23", "材料和表单 / Materials and form"),
        ("WG24", "时限 / Limits"), ("WG25", "共用文件 / Shared files"), ("WG26", "场景 / Scenarios"), ("WG27", "模拟 / Simulation"), ("WG28", "文书 / Documents"), ("WG29", "清单导入 / Imported lists"),
    ];

    [Fact]
    public void Page_SaysWhatTheRulesSay()
    {
        var page = new StringBuilder("# 规则 / Rules\n\n");
        page.Append("`wfgov lint definitions` 按这些规则检查；样例中 `-` 是错的写法，`+` 是对的写法。\n");
        page.Append("What `wfgov lint definitions` checks. In the samples `-` is wrong and `+` is right.\n\n");
        page.Append("`wfgov lint --fix` 改正只有一种改法的问题：不改变申请人要交的、要做的和要等的，注释和其他字符不动。\n");
        page.Append("`wfgov lint --fix` mends what has one honest answer: never what an applicant brings, does or waits for, and no other character.\n");
        foreach (var (code, title) in Groups)
        {
            page.Append($"\n## {title}\n");
            foreach (var note in RuleBook.All.Where(n => n.Code.StartsWith(code, StringComparison.Ordinal)))
                Write(page, note);
        }

        page.ToString().ShouldBeKeptIn("definitions/RULES.md");
    }

    private static void Write(StringBuilder page, RuleNote note)
    {
        page.Append($"\n### {note.Code} {note.Demand.Zh}\n\n{note.Demand.En}. ");
        page.Append(note.Severity == Severity.Error ? "错误 / error" : "提示 / warning");
        page.Append(note.Basis is { } basis ? $"; {basis}.\n" : ".\n");
        page.Append($"→ {note.Mend.Zh} / {note.Mend.En}.\n");
        if (Slip.All.Where(s => s.Rule == note.Code).Select(s => s.Wrong.Trim()).FirstOrDefault(w => !w.Contains('\n', StringComparison.Ordinal) && w.All(c => c != '\t' && c != '\u200B')) is { } slip)
            page.Append($"`--fix` 可改正，例如 / mends, for example, `{slip}`.\n");
        if (Breaks.All.Where(b => b.Found.First() == note.Code).Select(Sample).FirstOrDefault(s => s is not null) is { } sample)
            page.Append($"\n```diff\n{sample}```\n");
    }

    /// <summary>The lines that differ, or null when they cannot be shown well.</summary>
    private static string? Sample(Break broken)
    {
        var (right, wrong) = (SampleFolder.TextOf(broken.File).Split('\n'), broken.Apply().Text.Split('\n'));
        var first = right.Zip(wrong).TakeWhile(l => l.First == l.Second).Count();
        var last = right.Skip(first).Reverse().Zip(wrong.Skip(first).Reverse()).TakeWhile(l => l.First == l.Second).Count();
        var lines = wrong[first..^last].Select(l => $"- {l.Trim()}\n").Concat(right[first..^last].Select(l => $"+ {l.Trim()}\n"));
        var sample = string.Concat(lines);
        return sample.Length > SampleMax || sample.Any(c => c != '\n' && (char.IsControl(c) || c is '\u200B' or '\u202E')) ? null : sample;
    }
}
