using WorkflowGov.Core.Cases;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>The words of scenarios for what the engine says.</summary>
internal static class ScenarioWords
{
    public const string Suspended = "中止";
    public const string Absent = "无";
    public const string Provisional = "暂定";

    public static readonly Words<CaseStatus> Statuses = new(
        ("已收件", CaseStatus.Received), ("待补正", CaseStatus.Correcting), ("在办", CaseStatus.InReview), ("挂起", CaseStatus.Suspended),
        ("已决定", CaseStatus.Decided), ("办结", CaseStatus.Delivered), ("不予受理", CaseStatus.Declined), ("退件", CaseStatus.Lapsed),
        ("已撤回", CaseStatus.Withdrawn));

    public static readonly Words<DecisionKind> Decisions = new(
        ("准予", DecisionKind.Granted), ("不予", DecisionKind.Refused), ("撤销", DecisionKind.Revoked));

    public static readonly Words<Rung> Rungs = new(("预警", Rung.Amber), ("黄牌", Rung.Yellow), ("红牌", Rung.Red));

    public static readonly Words<bool> Versions = new(("新版", true), ("旧版", false));

    /// <summary>Events that scenarios ask for, by the word of each.</summary>
    public static readonly string[] Events =
    [
        "收件", "受理", "视为受理", "容缺受理", "补正告知", "补正", "不予受理", "退件", "补齐", "视为准予延续", "告知听证权利", "放弃听证", "逾期未申请听证",
        "申请听证", "通知听证", "举行听证", "签收", "退还", "特别程序告知", "环节办结", "准予", "不予", "撤销", "延长", "扣除", "重新计算", "日历调整", "撤回", "撤回承诺",
        "转办", "委托办理", "改派", "加签", "加签意见", "召集", "回避", "表决", "预警", "黄牌", "红牌",
    ];

    /// <summary>The word for an event; empty for one that scenarios do not ask for.</summary>
    public static string Of(CaseEvent happened) => happened switch
    {
        CaseEvent.Received => "收件",
        CaseEvent.Accepted { Deemed: true } => "视为受理",
        CaseEvent.Accepted { Owed: not null } => "容缺受理",
        CaseEvent.Accepted => "受理",
        CaseEvent.CorrectionRequested => "补正告知",
        CaseEvent.Corrected => "补正",
        CaseEvent.Declined => "不予受理",
        CaseEvent.Lapsed => "退件",
        CaseEvent.MaterialsCompleted => "补齐",
        CaseEvent.DeemedRenewed => "视为准予延续",
        CaseEvent.HearingTold => "告知听证权利",
        CaseEvent.HearingWaived => "放弃听证",
        CaseEvent.HearingNotRequested => "逾期未申请听证",
        CaseEvent.HearingRequested => "申请听证",
        CaseEvent.HearingSummoned => "通知听证",
        CaseEvent.HearingHeld => "举行听证",
        CaseEvent.Claimed => "签收",
        CaseEvent.Released => "退还",
        CaseEvent.SpecialBegun => "特别程序告知",
        CaseEvent.StepDone => "环节办结",
        CaseEvent.DecisionMade e => Decisions.Of(e.Decision),
        CaseEvent.Extended => "延长",
        CaseEvent.DaysExcluded => "扣除",
        CaseEvent.LimitsRestarted => "重新计算",
        CaseEvent.CommitmentWithdrawn => "撤回承诺",
        CaseEvent.Transferred => "转办",
        CaseEvent.Entrusted => "委托办理",
        CaseEvent.Reassigned => "改派",
        CaseEvent.OpinionAsked => "加签",
        CaseEvent.OpinionGiven => "加签意见",
        CaseEvent.PanelConvened => "召集",
        CaseEvent.MemberRecused => "回避",
        CaseEvent.Signed => "表决",
        CaseEvent.Recomputed => "日历调整",
        CaseEvent.Withdrawn => "撤回",
        CaseEvent.CardRaised e => Rungs.Of(e.Rung),
        _ => string.Empty,
    };
}
