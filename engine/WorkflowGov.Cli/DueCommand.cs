using System.CommandLine;
using System.Text.Json;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;

namespace WorkflowGov.Cli;

/// <summary><c>wfgov due</c>: counts a due date by the published calendars and explains it day by day.</summary>
internal static class DueCommand
{
    private static readonly Option<string> Start = new("--start")
    {
        Description = "当日（或者时刻）：2016-09-28、2016-09-28T19:30 / day 0, or the instant by Beijing time", Required = true,
    };

    private static readonly Option<string> Limit = new("--limit")
    {
        Description = "期限：'20 工作日'、'60 自然日'、'3 个月'、'24 小时'、即办 / the limit", Required = true,
    };

    private static readonly Option<string?> AsOf = new("--as-of")
    {
        Description = "只用该日以前发布的放假通知 / only notices issued by this day",
    };

    private static readonly Option<string[]> Suspend = new("--suspend")
    {
        Description = "中止 S..E（S 日告知，E 日恢复；S.. 为尚未恢复），可多次 / suspended from S to E, or still from S; repeatable",
    };

    private static readonly Option<string[]> Exclude = new("--exclude")
    {
        Description = "依法扣除 FROM..THROUGH（含首尾），可多次 / days taken out, both ends included; repeatable",
    };

    private static readonly Option<string?> Interrupt = new("--interrupt")
    {
        Description = "中断：自该日（当日不计）重新计算 / started again, the day itself not counted",
    };

    private static readonly Option<string?> Extend = new("--extend")
    {
        Description = "延长：'10 工作日' 或 '10 工作日@2016-10-31'（批准日，默认为到期日）/ extension, with the day of approval",
    };

    private static readonly Option<string> ReceiptPolicyName = new("--receipt-policy")
    {
        Description = "下班后或者休息日收件：same_day（当日）、next_workday（次一工作日）/ received after hours or on a day of rest",
        DefaultValueFactory = _ => "same_day",
    };

    private static readonly Option<string> OfficeCloses = new("--office-closes")
    {
        Description = "下班时间，用于 next_workday / end of office hours", DefaultValueFactory = _ => "17:30",
    };

    private static readonly Option<bool> Backward = new("--backward")
    {
        Description = "倒算：“…日前”，不顺延 / count backward from the day, never rolled",
    };

    private static readonly Option<bool> AsJson = new("--json") { Description = "输出 JSON / print JSON" };

    private static readonly Option<string?> Folder = new("--definitions")
    {
        Description = "定义文件夹，默认为所在检出目录的 definitions / definitions folder, by default the checkout's",
    };

    private static readonly JsonSerializerOptions Indented = new(StoredJson.Options) { WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("due", "计算到期日并逐日说明 / count a due date and explain it")
        {
            Start, Limit, AsOf, Suspend, Exclude, Interrupt, Extend, ReceiptPolicyName, OfficeCloses, Backward, AsJson, Folder,
        };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        if (CalendarOf(parsed) is not { } calendar)
            return 1;
        var wish = new DueWish(
            parsed.GetValue(Start)!, parsed.GetValue(Limit)!, parsed.GetValue(Suspend) ?? [], parsed.GetValue(Exclude) ?? [],
            parsed.GetValue(Interrupt), parsed.GetValue(Extend), parsed.GetValue(ReceiptPolicyName)!, parsed.GetValue(OfficeCloses)!);
        if (parsed.GetValue(Backward))
            return Answer(wish.CountBackward(calendar), parsed.GetValue(AsJson));
        return Answer(wish.Count(calendar), parsed.GetValue(AsJson));
    }

    private static WorkCalendar? CalendarOf(ParseResult parsed)
    {
        var folder = parsed.GetValue(Folder)
            ?? DefinitionsNear(AppContext.BaseDirectory)
            ?? DefinitionsNear(Environment.CurrentDirectory);
        if (folder is null)
        {
            Console.Error.WriteLine("找不到 definitions/calendars，请用 --definitions 指定 / no definitions/calendars found: name the folder with --definitions");
            return null;
        }

        var (notices, findings) = Catalogue.LoadNotices(folder);
        foreach (var finding in findings)
            Console.Error.WriteLine(finding);
        if (findings.Any(f => f.Severity == Severity.Error))
            return null;
        if (parsed.GetValue(AsOf) is not { } text)
            return WorkCalendar.Of(notices);
        if (DueWish.DayOf(text) is { Rejection: null, Value: var asOf })
            return WorkCalendar.Of(notices, asOf);
        Refuse(DueWish.DayOf(text).Rejection!);
        return null;
    }

    private static string? DefinitionsNear(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var definitions = Path.Combine(at.FullName, "definitions");
            if (Directory.Exists(Path.Combine(definitions, "calendars")))
                return definitions;
        }

        return null;
    }

    private static int Answer(Ruling<DueAnswer> ruling, bool asJson)
    {
        if (ruling.Rejection is { } rejection)
            return Refuse(rejection);
        var answer = ruling.Value;
        if (asJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(answer, Indented));
            return 0;
        }

        Console.WriteLine(answer.Due is { } due
            ? $"到期日 / due: {due:uuuu-MM-dd} {due.DayOfWeek}{(answer.Provisional ? "（暂定 / provisional）" : string.Empty)}"
            : "中止期间无到期日 / no due date while suspended");
        Console.WriteLine(answer.Explanation.Zh);
        Console.WriteLine(answer.Explanation.En);
        return 0;
    }

    private static int Refuse(Rejection rejection)
    {
        Console.Error.WriteLine($"✘ {rejection.Code} {rejection.Message.Zh}{(rejection.Basis is null ? string.Empty : $"（{rejection.Basis}）")}");
        Console.Error.WriteLine($"  {rejection.Message.En}");
        return 1;
    }
}
