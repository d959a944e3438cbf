using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>Refusals of the window: WG513 and WG514 intake, WG57 delivery.</content>
internal static partial class Rejections
{
    private const string Art29 = "行政许可法 第二十九条";
    private const string Art44 = "行政许可法 第四十四条";
    private const string Online7 = "国务院关于在线政务服务的若干规定（国务院令第716号） 第七条、第十条";
    private const string Civil165 = "民法典 第一百六十五条";
    private const string Commitment42 = "国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见（国办发〔2020〕42号）";
    private const string ServiceLaw = "民事诉讼法 第八十七条至第九十一条（参照）";

    public static Rejection IdentifierUnfit(IdentityDocument document) => new(
        "WG5131", RejectionKind.Invalid,
        new Text(
            $"证件号码不是有效的{IdentityCheck.NameOf(document)}号码，或者该证件不适用于这类申请人；请核对（居民身份证、统一社会信用代码含校验位）",
            $"The identifier is no valid {document}, or that document is not for this kind of applicant; check it, check digits included"), null, "applicant.identifier");

    public static Rejection AgentUnidentified(IdentityDocument document) => new(
        "WG5132", RejectionKind.Invalid,
        new Text(
            $"代办人须有姓名和有效的{IdentityCheck.NameOf(document)}号码，且为自然人",
            $"An agent is a person with a name and a valid {document} number"), Art29, "agent");

    public static Rejection PowerMissing() => new(
        "WG5133", RejectionKind.Invalid,
        new Text(
            $"委托代办须有授权委托书编号和委托权限",
            $"An agent needs a written power of attorney: give its number and scope"), Civil165, "agent.power");

    public static Rejection PowerExpired(LocalDate until) => new(
        "WG5134", RejectionKind.Conflict,
        new Text(
            $"授权委托书已于 {until:uuuu-MM-dd} 到期，请由申请人重新委托或者亲自办理",
            $"The power of attorney ended on {until:uuuu-MM-dd}: the applicant gives a new one or acts in person"), Civil165, "agent.power.until");

    public static Rejection OutsideThePower(Agent agent, AgentAct act) => new(
        "WG5135", RejectionKind.Forbidden,
        new Text(
            $"授权委托书 {agent.Power.Reference} 没有委托{agent.Name}办理“{NameOf(act)}”",
            $"Power {agent.Power.Reference} does not let the agent do '{act}'"), Civil165, "agent.power.scope");

    public static Rejection NoAgent() => new(
        "WG5136", RejectionKind.Conflict,
        new Text(
            $"本办件没有代办人",
            $"The case has no agent"), Art29);

    public static Rejection NotTheAgent() => new(
        "WG5137", RejectionKind.Forbidden,
        new Text(
            $"不是本办件的代办人，或者委托已经撤销；请由申请人办理或者重新委托",
            $"Not the agent of this case, or the power was revoked: the applicant acts or gives a new power"), "民法典 第一百七十一条、第一百七十三条", "agent");

    public static Rejection NotAnAgentsAct() => new(
        "WG5138", RejectionKind.Invalid,
        new Text(
            $"这一操作不是代申请人办理的，不能以代办人名义提出",
            $"This is not done for the applicant and cannot be done as an agent's act"), Art29, "agent");

    public static Rejection NotByCommitment(ServiceItem item) => new(
        "WG5139", RejectionKind.Invalid,
        new Text(
            $"事项《{item.Name}》不实行告知承诺，不得要求承诺书",
            $"Item {item.Code} is not decided on a commitment; none may be asked for"), Commitment42, "commitment");

    public static Rejection CommitmentUnsigned() => new(
        "WG5140", RejectionKind.Conflict,
        new Text(
            $"实行告知承诺的事项，受理前须告知全部条件并由申请人签署承诺书；请填写承诺书编号",
            $"The item is decided on a commitment: tell the conditions, have it signed before acceptance, and give its number"), Commitment42, "commitment");

    public static Rejection CommittedAlready(SignedCommitment signed) => new(
        "WG5141", RejectionKind.Conflict,
        new Text(
            $"承诺书 {signed.Reference} 已于 {signed.On:uuuu-MM-dd} 签署",
            $"Commitment {signed.Reference} was signed on {signed.On:uuuu-MM-dd}"), Commitment42);

    public static Rejection NotCommitted() => new(
        "WG5142", RejectionKind.Conflict,
        new Text(
            $"本办件没有签署承诺书，没有可撤回的承诺",
            $"No commitment was signed, so there is none to withdraw"), Commitment42);

    public static Rejection PreReviewAtWindow() => new(
        "WG5143", RejectionKind.Conflict,
        new Text(
            $"窗口收件当场核对材料，不作网上预审",
            $"What is handed in at the window is looked at there; there is no pre-review"), Art32);

    public static Rejection PreReviewedAlready(LocalDate on) => new(
        "WG5144", RejectionKind.Conflict,
        new Text(
            $"已于 {on:uuuu-MM-dd} 预审；需要补正的请一次告知补正",
            $"It was pre-reviewed on {on:uuuu-MM-dd}; what is still missing goes into the one correction notice"), Art32);

    public static Rejection NothingVerified() => new(
        "WG5145", RejectionKind.Invalid,
        new Text(
            $"请写明核验了哪些材料的原件",
            $"Name the materials whose originals were seen"), null, "materials");

    public static Rejection OriginalOfNothing(Material material) => new(
        "WG5146", RejectionKind.Invalid,
        new Text(
            $"材料“{material.Name}”没有提交，没有可核验的原件",
            $"Material '{material.Key}' was not handed in, so there is no original to see"), Art32, $"materials.{material.Key}");

    public static Rejection OriginalNotAsked(Material material) => new(
        "WG5147", RejectionKind.Invalid,
        new Text(
            $"标准没有要求出示材料“{material.Name}”的原件，或者该材料已由系统取得，不得另行要求",
            $"The standard asks for no original of '{material.Key}', or it came from the e-licence store; it cannot be asked for"), Online7, $"materials.{material.Key}");

    public static Rejection OriginalUnseen(Material material) => new(
        "WG5148", RejectionKind.Conflict,
        new Text(
            $"材料“{material.Name}”的原件尚未核验，不能受理；请核验原件，或者一次告知补正",
            $"The original of '{material.Key}' was not seen yet: verify it, or request correction"), Art32, $"materials.{material.Key}");

    public static Rejection CheckOpen(string material, string standard) => new(
        "WG5149", RejectionKind.Invalid,
        new Text(
            $"材料“{material}”的受理标准“{standard}”尚未回答",
            $"Acceptance standard '{standard}' of material '{material}' is not answered"), Art32, "checks");

    public static Rejection CheckUnknown(MaterialCheck check) => new(
        "WG5150", RejectionKind.Invalid,
        new Text(
            $"“{check.Standard}”不是已提交材料“{check.Material}”的受理标准，或者重复回答；不得增加标准以外的内容",
            $"'{check.Standard}' is no acceptance standard of a material '{check.Material}' that was handed in, or is answered twice; nothing may be added"), Art30, "checks");

    public static Rejection StandardFailed(MaterialCheck check) => new(
        "WG5151", RejectionKind.Conflict,
        new Text(
            $"材料“{check.Material}”不符合受理标准“{check.Standard}”，不能受理；请一次告知补正",
            $"Material '{check.Material}' fails '{check.Standard}', so the case cannot be accepted; request correction"), Art32, "checks");

    public static Rejection ConsentMissing() => new(
        "WG5152", RejectionKind.Invalid,
        new Text(
            $"查询电子证照须经本人同意：请写明同意人",
            $"The holder consents before the e-licence store is looked into: say who did"), "个人信息保护法 第十三条、第二十三条", "consent");

    public static Rejection HeldByGovernment(Material material) => new(
        "WG5153", RejectionKind.Conflict,
        new Text(
            $"材料“{material.Name}”由系统从电子证照库取得，不得再要求申请人提供",
            $"Material '{material.Key}' is in the e-licence store and cannot be asked for again; match it instead"), Online7, $"defects.{material.Key}");

    public static Rejection NotDelivery(Step step) => new(
        "WG5701", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”不是送达环节",
            $"Step '{step.Id}' is no delivery"), Art44, step.Id.Value);

    public static Rejection PickupNoticeMissing() => new(
        "WG5702", RejectionKind.Invalid,
        new Text(
            $"请写明以什么方式通知、到哪里领取",
            $"Say how the applicant was told, and where to collect"), Art44, "place");

    public static Rejection TrackingMissing() => new(
        "WG5703", RejectionKind.Invalid,
        new Text(
            $"邮寄须填写承运人和运单号",
            $"Give carrier and tracking number"), Art44, "tracking");

    public static Rejection UnderWay(Handover handover) => new(
        "WG5704", RejectionKind.Conflict,
        new Text(
            $"邮件 {handover.Carrier} {handover.Tracking} 尚在途中；请先登记妥投或者退回",
            $"{handover.Carrier} {handover.Tracking} is under way; record its delivery or return first"), Art44);

    public static Rejection NotUnderWay() => new(
        "WG5705", RejectionKind.Conflict,
        new Text(
            $"没有在途的邮件",
            $"Nothing is under way by courier"), Art44, "way");

    public static Rejection ReceiptIncomplete() => new(
        "WG5706", RejectionKind.Invalid,
        new Text(
            $"送达回证须有编号和签收人",
            $"A receipt of service has a number and a receiver"), ServiceLaw, "receipt");

    public static Rejection ServedOnUnfit(LocalDate on) => new(
        "WG5707", RejectionKind.Invalid,
        new Text(
            $"送达日期 {on:uuuu-MM-dd} 应在决定（寄出）之后、今天之前（含当日）",
            $"Served on {on:uuuu-MM-dd}: the day lies between the decision (or dispatch) and today"), ServiceLaw, "receipt.served_on");

    public static Rejection WitnessMissing() => new(
        "WG5708", RejectionKind.Invalid,
        new Text(
            $"拒收的，须写明拒收事由并有见证人（留置送达）",
            $"A refused service states the reason and has a witness"), "民事诉讼法 第八十九条（参照）", "receipt.refused");

    public static Rejection ElectronicConsentMissing() => new(
        "WG5709", RejectionKind.Invalid,
        new Text(
            $"电子送达须经受送达人同意",
            $"Electronic service needs the addressee's consent"), "民事诉讼法 第九十条（参照）", "receipt.consented");

    public static Rejection CollectorUnidentified() => new(
        "WG5710", RejectionKind.Invalid,
        new Text(
            $"领取须核验领取人的身份证件：请填写证件和有效的号码",
            $"Who collects is identified: give the document and its valid number"), ServiceLaw, "receipt.identifier");

    public static Rejection CollectorUnknown(string receiver) => new(
        "WG5711", RejectionKind.Forbidden,
        new Text(
            $"{receiver}既不是申请人，也不是受托领取的代办人",
            $"{receiver} is neither the applicant nor an agent who may collect"), Civil165, "receipt.identifier");

    public static Rejection ReceiptMissing(Step step) => new(
        "WG5712", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”须登记送达回证（何人、何时、何种方式签收；邮寄的先登记运单号），不能直接办结",
            $"Step '{step.Id}' ends with a receipt of service (who received it, when and how; by courier after its tracking number), not by completion"), ServiceLaw, "receipt");

    private static string NameOf(AgentAct act) => act switch
    {
        AgentAct.Submit => "提出申请",
        AgentAct.HandIn => "补正、补齐材料",
        AgentAct.Hearing => "申请或者放弃听证",
        AgentAct.Withdraw => "撤回",
        AgentAct.Collect => "领取结果",
        _ => throw new InvalidOperationException($"Unknown act {act}."),
    };
}
