namespace WorkflowGov.Runtime.Desk;

/// <summary>What may be done at a case besides finishing its steps.</summary>
public enum CaseAct
{
    /// <summary>加签意见: give the opinion one was asked for.</summary>
    GiveOpinion,

    /// <summary>确认委托办理的结果.</summary>
    Confirm,

    /// <summary>转办.</summary>
    Transfer,

    /// <summary>委托办理.</summary>
    Entrust,

    /// <summary>改派.</summary>
    Reassign,

    /// <summary>加签.</summary>
    AskOpinion,

    /// <summary>撤回加签.</summary>
    DropOpinion,

    /// <summary>回避.</summary>
    Recuse,

    /// <summary>催办.</summary>
    Remind,

    /// <summary>延长办理期限.</summary>
    Extend,

    /// <summary>扣除期间.</summary>
    ExcludeDays,

    /// <summary>重新计算期限.</summary>
    RestartLimits,

    /// <summary>更正.</summary>
    CorrectEntry,

    /// <summary>撤销委托代办.</summary>
    RevokeAgent,

    /// <summary>撤回承诺.</summary>
    WithdrawCommitment,

    /// <summary>申请人撤回.</summary>
    Withdraw,

    /// <summary>终止办理.</summary>
    Terminate,

    /// <summary>撤销、撤回、注销.</summary>
    EndLicence,

    /// <summary>重新办理.</summary>
    Reopen,

    /// <summary>部门变更.</summary>
    ChangeOffice,
}
