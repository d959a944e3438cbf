using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>
/// Reads what is done in a line of a scenario: an act of the procedure by its word (受理, 补正告知, 延长 …), or a step by its
/// title with the outcome (审查: 通过). What a line leaves out is what an ordinary case has.
/// </summary>
internal sealed class ActReader(ServiceItem item, GeneralLaw law, Cast cast, List<Finding> findings)
{
    /// <summary>Acts of the procedure; any other word is the title of a step.</summary>
    public static readonly string[] Acts =
    [
        "收件", "受理", "容缺受理", "补齐", "补正告知", "补正", "不予受理", "不需许可", "签收", "退还", "特别程序告知", "发布公示", "延长", "扣除", "重新计算", "撤回", "撤回承诺",
        "转办", "委托办理", "确认", "改派", "加签", "加签意见",
        "告知听证权利", "申请听证", "放弃听证", "通知听证", "举行听证", "办至", "查看",
    ];

    /// <summary>办至: 办结 goes on to the end.</summary>
    public const string ToTheEnd = "办结";

    private readonly StepNames steps = new(item);
    private readonly MaterialNames materials = new(item);
    private readonly ScenarioForm forms = new(item);
    private readonly Step accept = item.Process.Acceptance;
    private readonly Step decide = item.Process.Decision;

    /// <summary>Reads an act.</summary>
    /// <param name="node">A word alone, or the word with what belongs to it.</param>
    /// <param name="line">The line it stands in, for reports.</param>
    public Act Read(Node node, Fields line)
    {
        if (node is Node.Scalar { Text.Length: > 0 } word)
            return Of(word, new Fields(new Node.Map(word.Mark, [new Node.Entry(word, new Node.Scalar(word.Mark, string.Empty))]), findings));
        if (node is not Node.Map { Entries.Count: > 0 } map)
        {
            line.Error(node.Mark, "WG1103", "写上做了什么，如“受理”或者“{审查: 通过}”", "Say what is done, such as 受理 or {审查: 通过}");
            return Act.Look;
        }

        var fields = new Fields(map, findings);
        var act = Of(map.Entries[0].Key, fields);
        fields.Done();
        return act;
    }

    private Act Of(Node.Scalar word, Fields fields)
    {
        var node = fields.Find(word.Text)!;
        var by = fields.TextIfAny("by");
        return word.Text switch
        {
            "收件" => Receive(fields, By(by, fields, accept, Cast.Applicant)),
            "受理" => Accepts(By(by, fields, accept), checks => new CaseCommand.Accept(checks)),
            "容缺受理" => Deficient(By(by, fields, accept), fields.LimitOf(node, word.Text)),
            "补齐" => HandIn(materials.List(node, word.Text, fields), By(by, fields, accept, Cast.Applicant), owed: true),
            "补正" => HandIn(materials.List(node, word.Text, fields), By(by, fields, accept, Cast.Applicant), owed: false),
            "补正告知" => Simple(By(by, fields, accept), accept, new CaseCommand.RequestCorrection(materials.Defects(node, word.Text, fields))),
            "不予受理" => Decline(node, DeclineGround.NotCompetent, By(by, fields, accept)),
            "不需许可" => Decline(node, DeclineGround.NotRequired, By(by, fields, accept)),
            "签收" => OnStep(node, fields, by, s => new CaseCommand.Claim(s.Id)),
            "退还" => OnStep(node, fields, by, s => new CaseCommand.Release(s.Id)),
            "特别程序告知" => Special(node, fields, by),
            "发布公示" => Post(node, fields, by),
            "延长" => Extend(node, fields, By(by, fields, decide)),
            "扣除" => Exclude(node, fields, By(by, fields, decide)),
            "重新计算" => Simple(By(by, fields, decide), decide, new CaseCommand.RestartLimits(fields.Text("ground"), Said(node, "依法重新计算"))),
            "转办" => ToColleague(node, fields, by, (s, to) => new CaseCommand.Transfer(s.Id, to, "工作调整")),
            "委托办理" => ToColleague(node, fields, by, (s, to) => new CaseCommand.Entrust(s.Id, to, "外出办事")),
            "确认" => OnStep(node, fields, by, s => new CaseCommand.ConfirmEntrusted(s.Id)),
            "改派" => ToColleague(node, fields, by, (s, to) => new CaseCommand.Reassign(s.Id, to, "请假")),
            "加签" => ToColleague(node, fields, by, (s, to) => new CaseCommand.AskOpinion(s.Id, [to], "请提出意见")),
            "加签意见" => OnStep(node, fields, by, s => new CaseCommand.GiveOpinion(s.Id, "已提出意见")),
            "撤回承诺" => Simple(By(by, fields, accept, Cast.Applicant), accept, new CaseCommand.WithdrawCommitment(Said(node, "申请人改为提交材料"))),
            "撤回" => Simple(By(by, fields, accept, Cast.Applicant), accept, new CaseCommand.Withdraw(Said(node, "申请人不再办理"))),
            "告知听证权利" => OnStep(node, fields, by, s => new CaseCommand.TellHearingRight(s.Id, "听证告知书", [])),
            "申请听证" => Simple(By(by, fields, accept, Cast.Applicant), accept, new CaseCommand.RequestHearing(Said(node, "申请人"))),
            "放弃听证" => Simple(By(by, fields, accept, Cast.Applicant), accept, new CaseCommand.WaiveHearing()),
            "通知听证" => Summon(word, fields, By(by, fields, decide)),
            "举行听证" => RecordHearing(By(by, fields, decide, cast.Find(Cast.ChairName, decide.Office)!)),
            "办至" => Until(node, fields),
            "查看" => Act.Look,
            _ => Finish(word, node, fields, by),
        };
    }

    private Act Receive(Fields fields, Actor by)
    {
        var given = forms.Read(fields);
        ImmutableArray<string> without = fields.Find("without") is { } list ? materials.List(list, "without", fields) : [];
        var kind = fields.Find("applicant") is { } who ? fields.WordOf(who, "applicant", Words.Audiences) : (Audience?)null;
        return new Act((_, today) => Received(by, SampleApplication.Of(item, given, without, kind, today), today));
    }

    private Move Received(Actor by, Application application, LocalDate today) =>
        new(by, new CaseCommand.Receive(CaseNumber.Of(item.Code, today, 1), application), accept.Office);

    /// <summary>受理: the clerk finds every standard of what was handed in met.</summary>
    private Act Accepts(Actor by, Func<ImmutableArray<MaterialCheck>?, CaseCommand> command) => new((on, _) =>
        new Move(by, command(on is null ? null : AcceptanceStandards.AllMet(on.Application, item)), accept.Office));

    private Act Deficient(Actor by, TimeLimit commitment) => Accepts(by, checks => new CaseCommand.AcceptDeficient(commitment, "容缺承诺书", checks));

    private Act HandIn(ImmutableArray<string> keys, Actor by, bool owed) => new((on, _) =>
    {
        var asked = owed ? on?.Owed?.Keys ?? [] : on?.Correction is { } notice ? [.. notice.Defects.Select(d => d.Material).Distinct()] : [];
        ImmutableArray<SubmittedMaterial> handed = [.. (keys.IsEmpty ? asked : keys).Select(k => SampleApplication.Handed(item.Materials.First(m => m.Key == k)))];
        return new Move(by, owed ? new CaseCommand.CompleteMaterials(handed) : new CaseCommand.Correct(handed), accept.Office);
    });

    private Act Decline(Node node, DeclineGround ground, Actor by) =>
        Simple(by, accept, new CaseCommand.Decline(ground, Said(node, ground == DeclineGround.NotRequired ? "依法不需要取得行政许可" : "不属于本机关职权范围")));

    private Act Special(Node node, Fields fields, string? by)
    {
        var announced = fields.Find("announced") is null ? (TimeLimit?)null : fields.Limit("announced");
        return OnStep(node, fields, by, s => new CaseCommand.BeginSpecial(s.Id, "特别程序告知书", announced ?? s.Limit));
    }

    /// <summary>发布公示: posted that day, through the day given.</summary>
    private Act Post(Node node, Fields fields, string? by)
    {
        var through = fields.Date("through");
        return steps.Of(node, fields) is { } step
            ? new Act((_, today) => new Move(By(by, fields, step), new CaseCommand.PostNotice(step.Id, "政府网站", today, through, "公示编号"), step.Office))
            : Act.Look;
    }

    private Act Extend(Node node, Fields fields, Actor by)
    {
        var level = fields.Word("approved_by", Words.Approvers, item.Limits.Extension?.Level ?? ApproverLevel.AgencyHead);
        return Simple(by, decide, new CaseCommand.Extend(fields.LimitOf(node, "延长"), level, "需要延长办理期限"));
    }

    private Act Summon(Node.Scalar word, Fields fields, Actor by)
    {
        var day = fields.Date(word.Text);
        return Simple(by, decide, new CaseCommand.SummonHearing(day, "听证室", fields.TextIfAny("chair") ?? Cast.ChairName, "听证通知书"));
    }

    private Act RecordHearing(Actor by) => Simple(by, decide, new CaseCommand.RecordHearing("听证笔录", "各方已陈述"));

    private Act OnStep(Node node, Fields fields, string? by, Func<Step, CaseCommand> command) =>
        steps.Of(node, fields) is { } step ? Simple(By(by, fields, step), step, command(step)) : Act.Look;

    private Act ToColleague(Node node, Fields fields, string? by, Func<Step, string, CaseCommand> command)
    {
        var to = fields.Text("to");
        if (!cast.Names.Contains(to) && fields.Find("to") is Node.Scalar { Text.Length: > 0 } unknown)
            fields.Unknown(unknown, "WG2601", "这个人", "such person", cast.Names);
        return OnStep(node, fields, by, s => command(s, to));
    }

    private Act Exclude(Node node, Fields fields, Actor by)
    {
        var (ground, ends) = (fields.Text("ground"), fields.TextOf(node, "扣除").Split(".."));
        var (from, through) = (LocalDatePattern.Iso.Parse(ends[0]), LocalDatePattern.Iso.Parse(ends[^1]));
        if (!from.Success || !through.Success)
            fields.Error(node.Mark, "WG1108", "须是日期或者起止日期，如 2026-09-01..2026-09-05", "Must be a day or a span such as 2026-09-01..2026-09-05");
        return from.Success && through.Success ? Simple(by, decide, new CaseCommand.ExcludeDays(from.Value, through.Value, ground, "文号")) : Act.Look;
    }

    private Act Finish(Node.Scalar word, Node node, Fields fields, string? by)
    {
        if (steps.Find(word.Text) is not { } step)
        {
            fields.Unknown(word, "WG2601", "这个环节或者动作", "such step or act", steps.Titles.Concat(Acts));
            fields.Texts("with", needed: false);
            CriteriaReader.Skip(fields);
            return Act.Look;
        }

        var outcome = fields.TextOf(node, word.Text);
        var rule = step.Outcomes.FirstOrDefault(o => o.Label == outcome);
        var answers = CriteriaReader.Read(fields, step, rule);
        ImmutableArray<string> with = fields.Find("with") is null ? Cast.Beside(step) : fields.Texts("with", needed: false);
        var opinion = rule?.Action is OutcomeAction.Continue ? string.Empty : "见审查要点";
        var acts = ActsAt(step, new CaseCommand.Complete(step.Id, outcome, answers, opinion, with, "编号"), By(by, fields, step), Dissent(fields, step));
        return new Act(acts.Next, Repeats: true);
    }

    /// <summary>办至: does whatever comes before a step, every review passing.</summary>
    private Act Until(Node node, Fields fields)
    {
        var target = node is Node.Scalar { Text: ToTheEnd } ? null : steps.Of(node, fields);
        return new Act((on, today) => on?.IsClosed == true || (target is not null && on?.Marking.Find(target.Id) is not null) ? null : Ordinary(on, today), Repeats: true);
    }

    private Move? Ordinary(ApprovalCase? on, LocalDate today)
    {
        if (on is null)
            return Received(Cast.Applicant, SampleApplication.Of(item, ScenarioForm.Nothing, [], null, today), today);
        if (on.Status == CaseStatus.Received)
            return new Move(cast.For(accept), new CaseCommand.Accept(AcceptanceStandards.AllMet(on.Application, item)), accept.Office);
        if (on.Marking.Active.IsEmpty)
            return null;
        var step = item.Process[on.Marking.Active[0].Step];
        if (step.Excluded is not null && on.Clocks.All(c => c.Kind != ClockKind.SpecialProcedure || c.IsStopped))
            return new Move(cast.For(step), new CaseCommand.BeginSpecial(step.Id, "特别程序告知书", step.Limit), step.Office);
        var refuses = step.Kind == StepKind.Decide && on.RefusalProposed;
        var outcome = step.Outcomes.First(o => refuses ? o.Action is OutcomeAction.Refuse : o.Action is OutcomeAction.Continue);
        var findings = step.Criteria.Select(c => new CriterionFinding(c, !refuses));
        var completion = new CaseCommand.Complete(step.Id, outcome.Label, [.. findings], refuses ? "见审查意见" : string.Empty, Cast.Beside(step), "编号");
        return ActsAt(step, completion, cast.For(step)).Next(on, today);
    }

    /// <summary>Who signs or votes for another outcome, by name.</summary>
    private static ImmutableDictionary<string, string> Dissent(Fields fields, Step step)
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, label) in fields.Sub("dissent", needed: false)?.Entries ?? [])
        {
            found[name.Text] = fields.TextOf(label, name.Text);
            if (label is Node.Scalar said && step.Outcomes.All(o => o.Label != said.Text))
                fields.Unknown(said, "WG2601", "这个结果", "such outcome", step.Outcomes.Select(o => o.Label));
        }

        return found.ToImmutable();
    }

    private StepActs ActsAt(Step step, CaseCommand.Complete completion, Actor by, ImmutableDictionary<string, string>? dissent = null) =>
        new(step, completion, by, law, name => cast.Find(name, step.Office)) { Dissent = dissent ?? ImmutableDictionary<string, string>.Empty };

    private static Act Simple(Actor by, Step place, CaseCommand command) => new((_, _) => new Move(by, command, place.Office));

    private Actor By(string? name, Fields fields, Step step, Actor? otherwise = null)
    {
        if (name is null)
            return otherwise ?? cast.For(step);
        if (cast.Find(name, step.Office) is { } actor)
            return actor;
        if (fields.Find("by") is Node.Scalar scalar)
            fields.Unknown(scalar, "WG2601", "这个人", "such person", cast.Names);
        return cast.For(step);
    }

    private static string Said(Node node, string otherwise) => node is Node.Scalar { Text.Length: > 0 } said ? said.Text : otherwise;
}
