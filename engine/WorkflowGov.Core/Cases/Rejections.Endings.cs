using WorkflowGov.Core.Items;

namespace WorkflowGov.Core.Cases;

/// <content>Refusals of endings, corrections, changes of office and moves to another version: WG534, WG5408.</content>
internal static partial class Rejections
{
    public static Rejection GroundUnfit(Text ground) => new(
        "WG5341", RejectionKind.Invalid,
        new Text($"“{ground.Zh}”与申请人类型不符", $"'{ground.En}' does not fit the kind of applicant"), null, "ground");

    public static Rejection EntryUnchanged(string entry) => new(
        "WG5342", RejectionKind.Conflict,
        new Text($"“{entry}”现在就是这个内容，没有可以更正的", $"'{entry}' says so already; nothing is to be corrected"), null, "value");

    public static Rejection EntryDecides(string entry) => new(
        "WG5343", RejectionKind.Conflict,
        new Text(
            $"“{entry}”决定办理路径、材料或者期限，不能更正；请撤回后重新申请",
            $"'{entry}' decides the way, the materials or a limit and cannot be corrected; withdraw and apply again"), null, "entry");

    public static Rejection EntryUnfit(string entry) => new(
        "WG5344", RejectionKind.Invalid,
        new Text($"这个内容不能填入“{entry}”", $"Such a value does not fit '{entry}'"), null, "value");

    public static Rejection NoSuccession(Office from, Office to) => new(
        "WG5345", RejectionKind.Invalid,
        new Text(
            $"不能由{to}承接{from}：没有该部门的环节，或者两者相同，或者其中之一是综合窗口（收件权和审核权分离）",
            $"'{to}' cannot take over from '{from}': no step is done there, they are the same, or one of them is the window"), null, "to");

    public static Rejection VersionCannotMove(ServiceItem to, Text obstacle) => new(
        "WG5346", RejectionKind.Conflict,
        new Text($"不能转入第 {to.Version} 版：{obstacle.Zh}", $"Cannot move to version {to.Version}: {obstacle.En}"), null, "version");

    public static Rejection PolicyStaffOnly(Actor actor) => new(
        "WG5408", RejectionKind.Forbidden,
        new Text($"{actor.Name}不是政策人员，不能变更部门或者转入新版本", $"{actor.User} is no policy staff: offices and versions of cases are theirs to change"));
}
