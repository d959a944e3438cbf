namespace WorkflowGov.Core.Cases;

/// <summary>Why handling is terminated before a decision (终止办理).</summary>
public enum TerminationGround
{
    /// <summary>申请人死亡, and nobody takes up the right.</summary>
    ApplicantDied,

    /// <summary>申请人终止: the applying body was dissolved.</summary>
    ApplicantDissolved,

    /// <summary>事项取消: the item was abolished.</summary>
    ItemAbolished,

    /// <summary>审批对象灭失: what was applied for no longer exists.</summary>
    ObjectLost,
}

/// <summary>How something that was granted ends.</summary>
public enum LicenceEnd
{
    /// <summary>撤销 (行政许可法 第六十九条).</summary>
    Revoked,

    /// <summary>撤回 (行政许可法 第八条).</summary>
    TakenBack,

    /// <summary>注销 (行政许可法 第七十条).</summary>
    Cancelled,
}

/// <summary>Why something that was granted ends; each belongs to one <see cref="LicenceEnd"/>.</summary>
public enum EndGround
{
    /// <summary>滥用职权、玩忽职守作出准予决定 (第六十九条).</summary>
    AbuseOfOffice,

    /// <summary>超越法定职权 (第六十九条).</summary>
    BeyondPower,

    /// <summary>违反法定程序 (第六十九条).</summary>
    ProcedureBroken,

    /// <summary>申请人不具备申请资格或者不符合法定条件 (第六十九条).</summary>
    ConditionsNotMet,

    /// <summary>以欺骗、贿赂等不正当手段取得 (第六十九条).</summary>
    Deception,

    /// <summary>所依据的法律、法规、规章修改或者废止 (第八条).</summary>
    LawChanged,

    /// <summary>客观情况发生重大变化 (第八条).</summary>
    CircumstancesChanged,

    /// <summary>有效期届满未延续 (第七十条).</summary>
    Expired,

    /// <summary>公民死亡或者丧失行为能力 (第七十条).</summary>
    PersonDied,

    /// <summary>法人或者其他组织依法终止 (第七十条).</summary>
    BodyEnded,

    /// <summary>因不可抗力无法实施 (第七十条).</summary>
    ForceMajeure,
}

/// <summary>Why a closed case is opened again (重新办理).</summary>
public enum ReopeningGround
{
    /// <summary>行政复议决定撤销、责令重新作出.</summary>
    Reconsideration,

    /// <summary>人民法院判决撤销、责令重新作出.</summary>
    Judgment,

    /// <summary>本机关自行纠正.</summary>
    OwnCorrection,
}

/// <summary>What the grounds are called and where they stand in law.</summary>
public static class Endings
{
    private const string Art8 = "行政许可法 第八条";
    private const string Art69 = "行政许可法 第六十九条";
    private const string Art70 = "行政许可法 第七十条";

    /// <summary>What a ground leads to, its name and its article.</summary>
    /// <param name="ground">The ground.</param>
    /// <returns>Kind of end, name, article.</returns>
    public static (LicenceEnd End, Text Name, string Basis) Of(EndGround ground) => ground switch
    {
        EndGround.AbuseOfOffice => (LicenceEnd.Revoked, new Text("工作人员滥用职权、玩忽职守作出准予决定", "granted by abuse or neglect of office"), Art69),
        EndGround.BeyondPower => (LicenceEnd.Revoked, new Text("超越法定职权作出准予决定", "granted beyond the body's power"), Art69),
        EndGround.ProcedureBroken => (LicenceEnd.Revoked, new Text("违反法定程序作出准予决定", "granted against the procedure"), Art69),
        EndGround.ConditionsNotMet => (LicenceEnd.Revoked, new Text("申请人不具备申请资格或者不符合法定条件", "the applicant does not meet the conditions"), Art69),
        EndGround.Deception => (LicenceEnd.Revoked, new Text("以欺骗、贿赂等不正当手段取得", "obtained by deception or bribery"), Art69),
        EndGround.LawChanged => (LicenceEnd.TakenBack, new Text("所依据的法律、法规、规章修改或者废止", "the law it rests on was changed or repealed"), Art8),
        EndGround.CircumstancesChanged => (LicenceEnd.TakenBack, new Text("所依据的客观情况发生重大变化", "the circumstances it rests on changed greatly"), Art8),
        EndGround.Expired => (LicenceEnd.Cancelled, new Text("有效期届满未延续", "expired without renewal"), Art70),
        EndGround.PersonDied => (LicenceEnd.Cancelled, new Text("公民死亡或者丧失行为能力", "the person died or lost capacity"), Art70),
        EndGround.BodyEnded => (LicenceEnd.Cancelled, new Text("法人或者其他组织依法终止", "the body was dissolved"), Art70),
        EndGround.ForceMajeure => (LicenceEnd.Cancelled, new Text("因不可抗力无法实施", "force majeure"), Art70),
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "No such ground."),
    };

    /// <summary>What an end is called.</summary>
    /// <param name="end">The end.</param>
    /// <returns>The name.</returns>
    public static Text Of(LicenceEnd end) => end switch
    {
        LicenceEnd.Revoked => new Text("撤销", "revoked"),
        LicenceEnd.TakenBack => new Text("撤回", "taken back"),
        _ => new Text("注销", "cancelled"),
    };

    /// <summary>What a ground of termination is called.</summary>
    /// <param name="ground">The ground.</param>
    /// <returns>The name.</returns>
    public static Text Of(TerminationGround ground) => ground switch
    {
        TerminationGround.ApplicantDied => new Text("申请人死亡", "the applicant died"),
        TerminationGround.ApplicantDissolved => new Text("申请人依法终止", "the applying body was dissolved"),
        TerminationGround.ItemAbolished => new Text("事项取消", "the item was abolished"),
        _ => new Text("审批对象灭失", "what was applied for no longer exists"),
    };

    /// <summary>What a ground of reopening is called.</summary>
    /// <param name="ground">The ground.</param>
    /// <returns>The name.</returns>
    public static Text Of(ReopeningGround ground) => ground switch
    {
        ReopeningGround.Reconsideration => new Text("行政复议决定责令重新作出", "ordered anew on reconsideration"),
        ReopeningGround.Judgment => new Text("人民法院判决责令重新作出", "ordered anew by a court"),
        _ => new Text("本机关自行纠正", "corrected by the body itself"),
    };
}
