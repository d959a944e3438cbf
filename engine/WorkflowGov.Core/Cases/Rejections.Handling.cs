using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <content>Refusals of 转办, 委托办理, 改派 and 加签: WG5221 to WG5232, WG5407.</content>
internal static partial class Rejections
{
    public static Rejection WhyMissing(string zh, string en) => new(
        "WG5221", RejectionKind.Invalid,
        new Text(
            $"请写明“{zh}”的内容或者理由，留在办件记录里",
            $"Give the words of {en}; they stay in the case's record"), null, "reason");

    public static Rejection ToThemselves(Step step) => new(
        "WG5222", RejectionKind.Invalid,
        new Text(
            $"“{step.Title}”已在此人手中，请选择另一位同事",
            $"They have step '{step.Id}' already; name another colleague"), null, "to");

    public static Rejection EntrustedHandsOn(Step step) => new(
        "WG5223", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”是受委托办理的，不得再转办或者转委托；不能办理的，请退还委托人",
            $"Step '{step.Id}' was entrusted to you and goes no further; release it to who entrusted it"), null, step.Id.Value);

    public static Rejection NothingToConfirm(Step step) => new(
        "WG5224", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”没有待确认的委托办理结果",
            $"Nothing that the entrusted colleague prepared waits at step '{step.Id}'"), null, step.Id.Value);

    public static Rejection NotClaimed(Step step) => new(
        "WG5225", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”没有人签收，不用改派；同部门同角色的人员都可以办理",
            $"Nobody claimed step '{step.Id}', so nothing needs reassigning"), null, step.Id.Value);

    public static Rejection QuestionMissing() => new(
        "WG5227", RejectionKind.Invalid,
        new Text(
            $"加签须写明征求谁的意见和什么意见",
            $"Say whose opinion is asked, and about what"), null, "from");

    public static Rejection TooManyAsked(Step step, int most) => new(
        "WG5228", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”最多向 {most} 人加签",
            $"At step '{step.Id}' {most} colleagues are asked at most"), null, "from");

    public static Rejection AskedTwice(Step step, string user) => new(
        "WG5229", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”已经向 {user} 加签过",
            $"{user} was asked at step '{step.Id}' already"), null, "from");

    public static Rejection NotAsked(Step step) => new(
        "WG5230", RejectionKind.Forbidden,
        new Text(
            $"“{step.Title}”没有向您加签，或者您已经答复",
            $"No opinion is asked of you at step '{step.Id}', or you gave it"), null, step.Id.Value);

    public static Rejection NothingAskedOf(Step step, string user) => new(
        "WG5231", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”没有等待 {user} 的意见",
            $"Step '{step.Id}' waits for no opinion of {user}"), null, "from");

    public static Rejection OpinionAwaited(Step step, IReadOnlyList<string> from) => new(
        "WG5232", RejectionKind.Conflict,
        new Text(
            $"“{step.Title}”正在等待加签意见：{string.Join("、", from)}；收到意见或者撤回加签后再办结",
            $"Step '{step.Id}' waits for the opinion of {string.Join(", ", from)}; finish it afterwards, or drop the question"), null, step.Id.Value);

    public static Rejection NoDirection(Actor actor, Step step) => new(
        "WG5407", RejectionKind.Forbidden,
        new Text(
            $"改派由{step.Office}负责人或者监察员决定，{actor.Name}不是",
            $"The head of {step.Office} or a supervisor reassigns; {actor.User} is neither"), null, step.Id.Value);
}
