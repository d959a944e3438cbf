using WorkflowGov.Core;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions;

/// <summary>What changed in what a guide says beyond the standard: a way more is looser for the applicant.</summary>
internal static class GuidanceDifference
{
    public static void Compare(Comparing compare, Guidance? before, Guidance? after)
    {
        var (a, b) = (before ?? new Guidance(), after ?? new Guidance());
        compare.Value(new Text("通办范围", "scope"), a.Scope, b.Scope, (was, now) => (now ?? ServiceScope.Community + 1) < (was ?? ServiceScope.Community + 1) ? Effect.Looser : Effect.Stricter);
        compare.Values(new Text("办理形式", "channels"), a.Channels, b.Channels, Effect.Looser, Effect.Stricter);
        compare.Value(new Text("网上办理深度", "online depth"), a.Online, b.Online, (was, now) => (now ?? 0) > (was ?? 0) ? Effect.Looser : Effect.Stricter);
        compare.Value(new Text("预约", "appointments"), a.Booking, b.Booking, Opens);
        compare.Value(new Text("物流快递", "courier"), a.Express, b.Express, Opens);
        compare.Value(new Text("网上支付", "payment online"), a.PayOnline, b.PayOnline, Opens);
        compare.Value(new Text("数量限制", "quota"), a.Quota, b.Quota, (was, now) => was is null ? Effect.Stricter : now is null ? Effect.Looser : Effect.Neutral);
        compare.Value(new Text("法律效力", "legal effect"), a.Effect, b.Effect);
        compare.Value(new Text("年审年检", "annual inspection"), a.Annual, b.Annual, (was, now) => was is null ? Effect.Stricter : now is null ? Effect.Looser : Effect.Neutral);
        compare.Value(new Text("委托部门", "entrusted by"), a.EntrustedBy, b.EntrustedBy);
        compare.Values(new Text("联办机构", "joint authorities"), a.Joint, b.Joint, Effect.Neutral, Effect.Neutral);
        compare.Values(new Text("中介服务", "intermediary services"), a.Intermediary, b.Intermediary, Effect.Stricter, Effect.Looser);
        compare.Values(new Text("常见问题", "common questions"), a.Questions, b.Questions, Effect.Neutral, Effect.Neutral);
        if ((before is null) != (after is null) && a.Equals(b))
            compare.Add(new Text("办事指南", "guidance"), "没有内容", "nothing in it", Effect.Neutral);
    }

    private static Effect Opens(bool was, bool now) => now ? Effect.Looser : Effect.Stricter;
}
