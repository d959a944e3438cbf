using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WorkflowGov.Core.Items;
using static WorkflowGov.Definitions.Language.SchemaParts;

namespace WorkflowGov.Definitions.Language;

/// <summary>Reads <c>guidance</c>: what a guide says beyond the standard (扩展要素).</summary>
internal static class GuidanceReader
{
    public static Guidance? Read(Fields fields, Organisation organisation)
    {
        if (fields.Sub("guidance", needed: false) is not { } guidance)
            return null;
        var found = new Guidance
        {
            Scope = guidance.Find("scope") is { } scope ? guidance.WordOf(scope, "scope", Words.Scopes) : null,
            Channels = [.. guidance.Items("channels", needed: false, some: true).Select(c => guidance.WordOf(c, "channels", Words.Channels))],
            Online = guidance.Find("online") is { } online ? guidance.WordOf(online, "online", Words.OnlineDepths) : null,
            Booking = guidance.YesNo("booking", false), Express = guidance.YesNo("express", false), PayOnline = guidance.YesNo("pay_online", false),
            Quota = guidance.TextIfAny("quota"), Effect = guidance.TextIfAny("effect"), Annual = guidance.TextIfAny("annual"),
            EntrustedBy = guidance.TextIfAny("entrusted_by"), Joint = Joint(guidance, organisation),
            Intermediary = Each(guidance, "intermediary", s => new IntermediaryService(s.Text("service"), s.Text("basis"), s.Text("paid_by"))),
            Questions = Each(guidance, "questions", q => new CommonQuestion(q.Text("q"), q.Text("a"))),
        };
        guidance.Done();
        return found;
    }

    public static JsonObject Schema() => Map(
        ("scope", "通办范围", Enum(Words.Scopes), false), ("channels", "办理形式", ListOf(Enum(Words.Channels)), false),
        ("online", "网上办理深度", Enum(Words.OnlineDepths), false), ("booking", "是否支持预约", YesNo(), false),
        ("express", "是否支持物流快递", YesNo(), false), ("pay_online", "是否支持网上支付", YesNo(), false), ("quota", "数量限制", Text(), false),
        ("effect", "法律效力", Text(), false), ("annual", "年审年检", Text(), false), ("entrusted_by", "委托部门", Text(), false),
        ("joint", "联办机构", ListOf(Text()), false),
        ("intermediary", "中介服务", ListOf(Map(("service", "服务内容", Text(), true), ("basis", "依据", Text(), true), ("paid_by", "费用由谁承担", Text(), true))), false),
        ("questions", "常见问题", ListOf(Map(("q", "问题", Text(), true), ("a", "回答", Text(), true))), false));

    private static ImmutableArray<Office> Joint(Fields guidance, Organisation organisation)
    {
        var offices = ImmutableArray.CreateBuilder<Office>();
        foreach (var node in guidance.Items("joint", needed: false, some: true))
        {
            var office = new Office(guidance.TextOf(node, "joint"));
            if (office.Name.Length > 0 && !organisation.Has(office))
                guidance.Unknown((Yaml.Node.Scalar)node, "WG1208", "机构", "authority", organisation.Authorities.Select(a => a.Office.Name));
            offices.Add(office);
        }

        return offices.ToImmutable();
    }

    private static ImmutableArray<T> Each<T>(Fields guidance, string key, Func<Fields, T> read)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var item in guidance.Items(key, needed: false, some: true))
        {
            if (guidance.SubOf(item, key) is not { } entry)
                continue;
            found.Add(read(entry));
            entry.Done();
        }

        return found.ToImmutable();
    }
}
