using System.Globalization;
using System.Net;
using System.Text;
using WorkflowGov.Core;
using WorkflowGov.Server.OpenApi;

namespace WorkflowGov.Server.Api;

/// <summary>Where the <c>type</c> of a problem leads: a page for each rule, and one with all of them.</summary>
internal static class ProblemPages
{
    private const string Look =
        "body{font:16px/1.7 system-ui,sans-serif;max-width:52em;margin:3em auto;padding:0 1em;color:#1f1f1f}"
        + "code{background:#f2f2f2;padding:.1em .4em;border-radius:3px}td,th{text-align:left;vertical-align:top;padding:.35em .8em .35em 0}p[lang=en]{color:#595959}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/problems", All).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/problems/{code}", One).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult One(string code)
    {
        if (!RuleBook.All.TryGetValue(code, out var rule))
            return RejectionProblem.Of(404, "WG6015", new Text($"没有编码为 {code} 的拒绝规则", $"There is no rule of refusal with the code {code}"), "code");
        var sentence = WebUtility.HtmlEncode(rule.Message.Zh);
        return Page($"{code} {sentence}", string.Create(CultureInfo.InvariantCulture, $"""
            <h1><code>{code}</code></h1>
            <p>{sentence}</p>
            <p lang="en">{WebUtility.HtmlEncode(rule.Message.En)}</p>
            <table>
            <tr><th>HTTP</th><td>{rule.Status}</td></tr>
            <tr><th>怎么办 What helps</th><td>{WhatHelps(rule.Status)}</td></tr>
            </table>
            <p>“…”处为请求中的内容；答复的 <code>field</code> 指出所在字段，<code>basis</code> 是法律依据。</p>
            <p lang="en">Where … stands, the answer names what was sent; <code>field</code> says where, <code>basis</code> gives the law.</p>
            <p><a href="/problems">全部规则 All rules</a> · <a href="/docs">接口文档 API</a></p>
            """));
    }

    private static IResult All()
    {
        var rows = new StringBuilder();
        foreach (var rule in RuleBook.All.Values.OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            rows.Append(CultureInfo.InvariantCulture,
                $"<tr><td><a href=\"/problems/{rule.Code}\"><code>{rule.Code}</code></a></td><td>{rule.Status}</td><td>{WebUtility.HtmlEncode(rule.Message.Zh)}<p lang=\"en\">{WebUtility.HtmlEncode(rule.Message.En)}</p></td></tr>\n");
        }

        return Page("拒绝规则 Rules of refusal", $"<h1>拒绝规则 Rules of refusal</h1><table>{rows}</table>");
    }

    private static string WhatHelps(int status) => status switch
    {
        400 or 406 or 413 or 415 or 428 => "改正请求后再发。Mend the request and send it again.",
        401 => "登录或者更换密钥后再发。Sign in, or use another key.",
        403 => "由有权的人或者部门办理。Somebody who may do it has to.",
        404 => "核对编号。Check the number.",
        409 => "重新读取办件，看现在可以做什么。Read the case again and see what can be done now.",
        412 => "重新读取，再以新的 ETag 提交。Read it again and send it with the new ETag.",
        422 => "按事项的标准改正内容。Bring the content to the item's standard.",
        429 or 503 => "按 Retry-After 稍后用同一个 Idempotency-Key 再发。Send it again after Retry-After with the same Idempotency-Key.",
        _ => "稍后再发；仍然如此请联系运维。Send it again later; then call operations.",
    };

    private static IResult Page(string title, string body) => Results.Text(
        $"<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>{Look}</style><body>{body}</body></html>",
        "text/html", Encoding.UTF8);
}
