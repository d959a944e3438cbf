using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using WorkflowGov.Server.Access;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.OpenApi;

/// <summary>Every answer of an operation that is no success: by status, with the rules that lead to it.</summary>
internal static class DocumentedAnswers
{
    private static readonly SortedDictionary<int, string> Classes = new()
    {
        [400] = "读不懂 The request cannot be read",
        [401] = "未登录 Not signed in",
        [403] = "无权 Not allowed",
        [404] = "不存在 Not found",
        [406] = "不提供这种格式 Not offered in that format",
        [409] = "与现状冲突 In conflict with how things stand",
        [412] = "已有变化 It changed meanwhile",
        [413] = "内容过大 Too large",
        [415] = "内容类型不对 Wrong content type",
        [422] = "不符合标准 Against the standard",
        [429] = "过于频繁 Too many requests",
        [500] = "服务器出错 The server failed",
        [503] = "暂时不可用 Not available for the moment",
    };

    /// <summary>Adds the refusals of an operation.</summary>
    public static void Add(JsonObject operation, RouteEndpoint endpoint, ReachableRules reachable)
    {
        var answers = operation["responses"]!.AsObject();
        var takes = operation.ContainsKey("requestBody");
        var reached = reachable.From(Code(endpoint));
        List<string> always = [.. takes ? (string[])["WG6001", "WG6008", "WG6013"] : [], .. operation.ContainsKey("parameters") ? (string[])["WG6012"] : []];
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            always.AddRange(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is ["POST"] ? (string[])["WG6002", "WG5504", "WG5565"] : ["WG6002"]);
        if (reached.Any(m => m.DeclaringType == typeof(BadBodyException)))
            always.Add("WG6001");
        if (endpoint.RoutePattern.Parameters.Count > 0)
            always.Add("WG6004");
        always.AddRange(Gates(endpoint));
        always.AddRange(["WG6000", "WG6010", "WG6014"]);
        var rules = reachable.In(reached).Concat(always.Where(RuleBook.All.ContainsKey).Select(c => RuleBook.All[c])).DistinctBy(r => r.Code);
        foreach (var status in rules.GroupBy(r => r.Status).OrderBy(g => g.Key))
            answers[status.Key.ToString(CultureInfo.InvariantCulture)] = Refusal(status.Key, [.. status.OrderBy(r => r.Code, StringComparer.Ordinal)]);
        if (reached.Any(m => m.DeclaringType == typeof(EntityTag) && m.Name == nameof(EntityTag.Holds)) || reached.Any(m => m.DeclaringType == typeof(PackedAnswer)))
        {
            answers["304"] = new JsonObject { ["description"] = "未变化 Not modified: the copy named by If-None-Match still holds" };
            DocumentedParameters.Refer(operation, "IfNoneMatch");
        }

        if (answers.ContainsKey("412"))
            DocumentedParameters.Refer(operation, "IfMatch");
        Produce(answers, endpoint);
        operation["responses"] = new JsonObject(answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone())));
    }

    /// <summary>What every request passes before its own code runs: limits, the session's token, scopes, readers of a case.</summary>
    private static IEnumerable<string> Gates(RouteEndpoint endpoint)
    {
        var (pattern, method) = (endpoint.RoutePattern.RawText!, endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]);
        if (!ClientLimits.IsFree(pattern))
            yield return "WG6104";
        if (SessionGate.Changes(method))
            yield return "WG6107";
        if (RouteAccess.Of(method, pattern) is not { Visitors: true })
            yield return "WG6106";
        if (ReadingGate.Guards(method, pattern))
            yield return "WG5531";
    }

    private static IEnumerable<MethodBase> Code(RouteEndpoint endpoint) =>
        endpoint.Metadata.OfType<MethodInfo>().Concat(endpoint.Metadata.OfType<AlsoRuns>().Select(a => a.Method));

    private static JsonObject Refusal(int status, List<WrittenRule> rules)
    {
        var description = new StringBuilder(Classes.GetValueOrDefault(status, "拒绝 Refused")).Append('\n');
        foreach (var rule in rules)
            description.Append(CultureInfo.InvariantCulture, $"\n- [`{rule.Code}`](/problems/{rule.Code}) {rule.Message.Zh} {rule.Message.En}");
        return new JsonObject
        {
            ["description"] = description.ToString(),
            ["content"] = new JsonObject
            {
                [ProblemAnswer.ContentType] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/Problem" } },
            },
            ["x-rule-codes"] = new JsonArray([.. rules.Select(r => (JsonNode)r.Code)]),
        };
    }

    /// <summary>Files have a content type and no schema of their own.</summary>
    private static void Produce(JsonObject answers, RouteEndpoint endpoint)
    {
        foreach (var produced in endpoint.Metadata.OfType<IProducesResponseTypeMetadata>().Where(p => p.Type is null || p.Type == typeof(void)))
        {
            var answer = answers[produced.StatusCode.ToString(CultureInfo.InvariantCulture)]?.AsObject();
            if (answer is null || answer.ContainsKey("content") || !produced.ContentTypes.Any())
                continue;
            answer["content"] = new JsonObject(produced.ContentTypes.Select(t => KeyValuePair.Create(t, (JsonNode?)new JsonObject { ["schema"] = FileOf(t) })));
        }
    }

    private static JsonObject FileOf(string type) => type switch
    {
        "application/json" or "application/schema+json" => new JsonObject { ["type"] = new JsonArray("object", "array"), ["description"] = "JSON." },
        "application/pdf" or "application/octet-stream" => new JsonObject { ["type"] = "string", ["format"] = "binary", ["contentMediaType"] = type },
        _ => new JsonObject { ["type"] = "string", ["contentMediaType"] = type },
    };
}
