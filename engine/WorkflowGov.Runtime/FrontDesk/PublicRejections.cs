using WorkflowGov.Core;

namespace WorkflowGov.Runtime.FrontDesk;

/// <summary>Refusals at the public's desk.</summary>
internal static class PublicRejections
{
    public static Rejection NoSuchPair() => new(
        "WG5741", RejectionKind.Forbidden,
        new Text(
            "查询编号或者查询密码不对；请核对收件凭证，或者到窗口重新出具",
            "Number or password is wrong; look at the receipt, or have a new one made at the window"));

    public static Rejection Locked() => new(
        "WG5742", RejectionKind.Conflict,
        new Text(
            "这个查询编号输错次数过多，请 15 分钟后再试",
            "Too many wrong passwords for this number; try again in 15 minutes"));
}
