using System.Data.Common;
using WorkflowGov.Core;

namespace WorkflowGov.Server.Api;

/// <summary>A refusal by rule, as RFC 9457 problem details.</summary>
internal static class RejectionProblem
{
    public static IResult Of(Rejection rejection) =>
        Of(StatusOf(rejection.Kind), rejection.Code, rejection.Message, rejection.Subject, rejection.Basis);

    public static IResult Of(int status, string code, Text message, string? field = null, string? basis = null) =>
        new ProblemAnswer(status, code, message, field, basis);

    /// <summary>The status that a class of refusal is answered with.</summary>
    public static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.NotFound => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status409Conflict,
    };
}

/// <summary>A request body that cannot be read.</summary>
internal sealed class BadBodyException(string field, Text text) : Exception(text.En)
{
    public string Field { get; } = field;

    public Text Text { get; } = text;
}

/// <summary>Turns every fault into problem details; a caller never sees a stack.</summary>
internal sealed class Problems(RequestDelegate next, ILogger<Problems> logger)
{
    private const int TriesMax = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await AskAsync(context);
            if (!context.Response.HasStarted && context.Response.ContentLength is null && context.Response.StatusCode is 400 or 401 or 404 or 405 or 406 or 413 or 415)
                await Bare(context.Response.StatusCode).ExecuteAsync(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Bare(e.StatusCode).ExecuteAsync(context);
        }
        catch (BadBodyException e)
        {
            await RejectionProblem.Of(400, "WG6001", e.Text, e.Field).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone: nobody to answer.
        }
        catch (DbException e) when (e.IsTransient && !context.Response.HasStarted)
        {
            logger.LogError("Request {Method} {Path}: the database does not answer: {Fault}", context.Request.Method, context.Request.Path, e.Message);
            context.Response.Headers.RetryAfter = "2";
            await RejectionProblem.Of(503, "WG6010", new Text(
                "数据库暂时没有应答；请稍后用同一个 Idempotency-Key 再发一次", "The database does not answer for the moment; send it again later with the same Idempotency-Key")).ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            logger.LogError(e, "Request {Method} {Path} failed", context.Request.Method, context.Request.Path);
            await RejectionProblem.Of(500, "WG6000", new Text("服务器出错，已记录；没有写入任何内容", "The server failed and logged it; nothing was written")).ExecuteAsync(context);
        }
    }

    /// <summary>
    /// A database that is being restarted refuses, and leaves dead connections in the pool: a question is asked again
    /// for a few seconds. A command is not: whoever sent it has the key to send it again.
    /// </summary>
    private async Task AskAsync(HttpContext context)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await next(context);
                return;
            }
            catch (DbException e) when (e.IsTransient && tries < TriesMax && HttpMethods.IsGet(context.Request.Method) && !context.Response.HasStarted)
            {
                logger.LogWarning("Request {Path} is asked again: {Fault}", context.Request.Path, e.Message);
                context.Response.Clear();
                await Task.Delay(FirstWait * Math.Pow(2, tries - 1), context.RequestAborted);
            }
        }
    }

    private static IResult Bare(int status) => status switch
    {
        400 => RejectionProblem.Of(400, "WG6012", new Text("地址中的参数缺少或者读不懂，见接口文档 /docs", "A parameter of the address is missing or cannot be read; see /docs")),
        401 => RejectionProblem.Of(401, "WG6002", new Text("请先登录：POST /api/v1/sign-in", "Sign in first: POST /api/v1/sign-in")),
        405 => RejectionProblem.Of(405, "WG6003", new Text("这个地址不支持这种方法", "This address does not take this method")),
        406 => RejectionProblem.Of(406, "WG6014", new Text("这个地址不提供 Accept 所要的格式", "This address does not offer what Accept asks for")),
        413 => RejectionProblem.Of(413, "WG6013", new Text($"请求内容超过 {Body.BytesMax} 字节", $"The body exceeds {Body.BytesMax} bytes")),
        415 => RejectionProblem.Of(415, "WG6008", new Text("请求内容要用 application/json", "The body must be application/json")),
        _ => RejectionProblem.Of(404, "WG6004", new Text("没有这个地址", "There is no such address")),
    };
}
