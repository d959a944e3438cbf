using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Tests.Model;

/// <content>What moves the limits of a case: 延长, 扣除, 重新计算, 转入新版本.</content>
internal sealed partial class AnyCommand
{
    private static readonly ExtensionRule Longer = new(new TimeLimit(10, LimitUnit.WorkingDays), ApproverLevel.AgencyHead, 1, "测试");

    private (CaseCommand Command, Actor Actor) Limits(ApprovalCase on)
    {
        var actor = Next(10) switch { 8 => PolicyStaff(), 9 => Clerk(), _ => Decider() };
        return Next(8) switch
        {
            0 or 1 => (new CaseCommand.ExcludeDays(Day(), Day().PlusDays(2), Ground(item.Limits.Excludes), Next(6) == 5 ? " " : "函1号"), actor),
            2 or 3 => (new CaseCommand.RestartLimits(Ground(item.Limits.Restarts), Next(6) == 5 ? " " : "增加请求"), actor),
            4 or 5 => (new CaseCommand.MoveVersion(Newer(on), Next(8) == 7 ? " " : "新版本更有利"), Next(8) == 7 ? Decider() : PolicyStaff()),
            _ => (Extend(), actor),
        };
    }

    private CaseCommand.Extend Extend()
    {
        var rule = item.Limits.Extension ?? Longer;
        var whole = new CaseCommand.Extend(rule.Max, rule.Level, "案情复杂");
        return Next(9) switch
        {
            4 => whole with { By = rule.Max with { Amount = rule.Max.Amount + 1 } },
            5 => whole with { By = rule.Max with { Unit = rule.Max.Unit == LimitUnit.WorkingDays ? LimitUnit.NaturalDays : LimitUnit.WorkingDays } },
            6 => whole with { ApprovedBy = rule.Level == ApproverLevel.AgencyHead ? ApproverLevel.GovernmentHead : ApproverLevel.AgencyHead },
            7 => whole with { Reason = " " },
            8 => whole with { By = rule.Max with { Amount = 0 } },
            _ => whole with { By = rule.Max with { Amount = 1 + Next(rule.Max.Amount) } },
        };
    }

    private static Actor PolicyStaff() => new("policy", "政策人员", new Office("深圳市宝安区政务服务和数据管理局"), [Authority.PolicyStaff]);

    private string Ground(IReadOnlyList<LimitGround> grounds) => grounds.Count == 0 || Next(6) == 5 ? "没有的事由" : grounds[Next(grounds.Count)].Name;

    private LocalDate Day() => ChinaTime.DateOf(Now).PlusDays(Next(12) - 3);

    /// <summary>A newer version, most often one under which nothing is lost. It is published as it is, whoever has taken over from whom.</summary>
    private ServiceItem Newer(ApprovalCase on)
    {
        var next = Versions[on.Version] with { Version = on.Version + 1, Hash = Next(1 << 20).ToString("x64", null) };
        return Next(14) switch
        {
            4 or 5 => next with { Limits = next.Limits with { Promised = Shorter(next.Limits.Promised) } },
            6 => next with { Limits = next.Limits with { Promised = next.Limits.Promised with { Amount = next.Limits.Promised.Amount + 3 } } },
            7 => next with { Limits = next.Limits with { Statutory = next.Limits.Statutory is { } limit ? Shorter(limit) : null } },
            8 => next with { Conditions = next.Conditions.Add("新的条件") },
            9 => next with { Materials = next.Materials.Add(next.Materials[0] with { Key = "moreThanBefore", Need = Next(2) == 0 ? MaterialNeed.Required : MaterialNeed.Deferrable }) },
            10 => next with { FeeBasis = "收费文件" },
            11 => next with { Limits = next.Limits with { Extension = Longer with { Times = 3 } } },
            12 => next with { Process = Process.Of((Block.Sequence)next.Process.Root.With(next.Process.Steps[Next(next.Process.Steps.Length)].Id, s => s with { Criteria = s.Criteria.Add("新的审查要点") })) },
            13 => next with { Version = on.Version },
            _ => next,
        };
    }

    private static TimeLimit Shorter(TimeLimit limit) => limit.Amount > 1 ? limit with { Amount = limit.Amount - 1 } : limit;
}
