using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions.Language;

/// <summary>The words of the language for a closed set of values.</summary>
internal sealed class Words<T>(params (string Word, T Value)[] words)
    where T : struct
{
    public IEnumerable<string> All => words.Select(w => w.Word);

    public T? Find(string word)
    {
        foreach (var (known, value) in words)
        {
            if (known == word)
                return value;
        }

        return null;
    }

    public string Of(T value) => words.First(w => w.Value.Equals(value)).Word;
}

/// <summary>All words of the language: the one place where Chinese values and types meet.</summary>
internal static class Words
{
    public static readonly Words<ItemType> Types = new(
        ("行政许可", ItemType.Licensing), ("行政征收", ItemType.Levy), ("行政给付", ItemType.Benefit),
        ("行政检查", ItemType.Inspection), ("行政确认", ItemType.Confirmation), ("行政奖励", ItemType.Award),
        ("行政裁决", ItemType.Adjudication), ("其他行政权力", ItemType.OtherPower), ("公共服务", ItemType.PublicService));

    public static readonly Words<ItemLevel> Levels = new(
        ("国家级", ItemLevel.National), ("省级", ItemLevel.Province), ("市级", ItemLevel.City), ("县级", ItemLevel.County),
        ("镇街", ItemLevel.Street), ("村社区", ItemLevel.Community));

    public static readonly Words<PowerSource> PowerSources = new(
        ("法定本级行使", PowerSource.Statutory), ("上级下放", PowerSource.Devolved), ("上级授权", PowerSource.AuthorisedFromAbove),
        ("同级授权", PowerSource.AuthorisedByPeer), ("上级委托", PowerSource.EntrustedFromAbove), ("同级委托", PowerSource.EntrustedByPeer));

    public static readonly Words<Audience> Audiences = new(
        ("自然人", Audience.NaturalPerson), ("企业法人", Audience.EnterpriseLegalPerson), ("事业法人", Audience.InstitutionLegalPerson),
        ("社会组织法人", Audience.SocialOrganisation), ("非法人企业", Audience.UnincorporatedEnterprise),
        ("行政机关", Audience.AdministrativeBody), ("其他组织", Audience.OtherOrganisation));

    public static readonly Words<Handling> Handlings = new(("即办件", Handling.Instant), ("承诺件", Handling.Promised));

    public static readonly Words<ServiceScope> Scopes = new(
        ("全国", ServiceScope.Nation), ("全省", ServiceScope.Province), ("全市", ServiceScope.City), ("全区", ServiceScope.District),
        ("全街道", ServiceScope.Street), ("跨社区", ServiceScope.Community));

    public static readonly Words<ServiceChannel> Channels = new(
        ("窗口", ServiceChannel.Window), ("网上", ServiceChannel.Web), ("移动端", ServiceChannel.Mobile),
        ("自助终端", ServiceChannel.Terminal), ("快递", ServiceChannel.Courier));

    public static readonly Words<OnlineDepth> OnlineDepths = new(
        ("I级", OnlineDepth.One), ("II级", OnlineDepth.Two), ("III级", OnlineDepth.Three), ("IV级", OnlineDepth.Four));

    public static readonly Words<FieldType> FieldTypes = new(
        ("text", FieldType.Text), ("number", FieldType.Number), ("integer", FieldType.Integer), ("date", FieldType.Date),
        ("choice", FieldType.Choice), ("boolean", FieldType.Boolean), ("id_number", FieldType.IdNumber),
        ("uscc", FieldType.Uscc), ("phone", FieldType.Phone));

    public static readonly Words<ReceiptPolicy> Receipts = new(("当日", ReceiptPolicy.SameDay), ("次一工作日", ReceiptPolicy.NextWorkday));

    public static readonly Words<DayEnd> DayEnds = new(("24 时", DayEnd.Midnight), ("办公结束", DayEnd.EndOfBusiness));

    public static readonly Words<MaterialForm> Forms = new(
        ("原件", MaterialForm.Original), ("复印件", MaterialForm.Copy), ("电子", MaterialForm.Electronic));

    public static readonly Words<MaterialSource> Sources = new(
        ("申请人自备", MaterialSource.Applicant), ("政府部门核发", MaterialSource.Government),
        ("中介机构出具", MaterialSource.Intermediary), ("其他", MaterialSource.Other));

    public static readonly Words<ResultKind> Results = new(
        ("证照", ResultKind.Licence), ("批文", ResultKind.Approval), ("证明", ResultKind.Certificate),
        ("登记", ResultKind.Registration), ("资金", ResultKind.Payment), ("其他", ResultKind.Other));

    public static readonly Words<Confidence> Confidences = new(
        ("high", Confidence.High), ("medium", Confidence.Medium), ("low", Confidence.Low));

    public static readonly Words<StepKind> Kinds = new(
        ("受理", StepKind.Accept), ("审查", StepKind.Review), ("特别程序", StepKind.Special), ("决定", StepKind.Decide),
        ("制证", StepKind.Issue), ("送达", StepKind.Deliver), ("事后核查", StepKind.PostCheck));

    /// <summary>或签 is what a step is without a word.</summary>
    public static readonly Words<SigningMode> SigningModes = new(("会签", SigningMode.All));

    public static readonly Words<Majority> Majorities = new(
        ("过半数", Majority.MoreThanHalf), ("三分之二", Majority.TwoThirds), ("全体一致", Majority.Unanimous));

    public static readonly Words<ReviewMethod> Methods = new(
        ("形式审查", ReviewMethod.Formal), ("书面审查", ReviewMethod.Written), ("实质审查", ReviewMethod.Substantive),
        ("现场核查", ReviewMethod.OnSite), ("专家评审", ReviewMethod.ExpertPanel), ("检验", ReviewMethod.Inspection),
        ("检测", ReviewMethod.Testing), ("检疫", ReviewMethod.Quarantine), ("鉴定", ReviewMethod.Appraisal),
        ("听证", ReviewMethod.Hearing), ("招标", ReviewMethod.Tender), ("拍卖", ReviewMethod.Auction),
        ("公示", ReviewMethod.PublicNotice), ("征求意见", ReviewMethod.Consultation), ("集体讨论", ReviewMethod.Deliberation),
        ("法制审核", ReviewMethod.LegalReview), ("入户调查", ReviewMethod.HomeVisit), ("系统自动审批", ReviewMethod.Automatic));

    public static readonly Words<ApproverLevel> Approvers = new(
        ("本行政机关负责人", ApproverLevel.AgencyHead), ("本级人民政府负责人", ApproverLevel.GovernmentHead),
        ("上一级行政机关", ApproverLevel.HigherAgency));

    public static readonly Words<Told> Told = new(
        ("经办", Core.TimeLimits.Told.Handler), ("部门负责人", Core.TimeLimits.Told.Head), ("监察员", Core.TimeLimits.Told.Supervisor));

    public static readonly Words<ClockKind> Clocks = new(
        ("受理期限", ClockKind.Acceptance), ("补正期限", ClockKind.Correction), ("法定办结时限", ClockKind.Statutory),
        ("承诺办结时限", ClockKind.Promised), ("环节时限", ClockKind.Step), ("特别程序所需时间", ClockKind.SpecialProcedure),
        ("送达期限", ClockKind.Delivery), ("事后核查期限", ClockKind.PostCheck),
        ("容缺补齐期限", ClockKind.Completion), ("延续决定期限", ClockKind.Renewal), ("听证申请期限", ClockKind.HearingRequest),
        ("听证组织期限", ClockKind.Hearing), ("征求意见期限", ClockKind.Consultation),
        ("差评处理期限", ClockKind.FollowUp));
}
