using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Api;

/// <summary>Commands and views of cases. Thin: reads the request, asks <see cref="CaseService"/>, writes the answer.</summary>
internal static class CasesApi
{
    public static async Task<IResult> StartAsync(HttpRequest request, CaseService cases, Catalogue catalogue)
    {
        var (body, bytes) = await Body.ReadAsync<StartCaseRequest>(request);
        var application = new Application(
            body.Applicant, FormOf(body.Form), FrontDeskApi.FromApplicant(body.Materials), body.Channel, body.Agent, body.Commitment, body.Consent);
        var actor = SignIn.ActorOf(request.HttpContext.User);
        var answer = await cases.ReceiveAsync(catalogue.ItemBehind(body.Item), application, actor, KeyOf(request, actor, bytes), request.HttpContext.RequestAborted);
        return Answer(answer, StatusCodes.Status201Created);
    }

    /// <summary>A form's values as they were sent.</summary>
    public static ImmutableDictionary<string, FormValue> FormOf(Dictionary<string, JsonElement> sent) =>
        sent.ToImmutableDictionary(f => f.Key, f => ValueOf(f.Key, f.Value));

    public static async Task<IResult> AcceptAsync(string number, HttpRequest request, CaseService cases)
    {
        if (request.ContentLength is null or 0)
            return await ExecuteAsync(number, request, cases, new CaseCommand.Accept(), default);
        var (body, bytes) = await Body.ReadAsync<AcceptanceRequest>(request);
        return await ExecuteAsync(number, request, cases, new CaseCommand.Accept(body.Checks), bytes);
    }

    public static async Task<IResult> RequestCorrectionAsync(string number, HttpRequest request, CaseService cases)
    {
        var (body, bytes) = await Body.ReadAsync<CorrectionNoticeRequest>(request);
        return await ExecuteAsync(number, request, cases, new CaseCommand.RequestCorrection(body.Defects), bytes);
    }

    public static async Task<IResult> CorrectAsync(string number, HttpRequest request, CaseService cases)
    {
        var (body, bytes) = await Body.ReadAsync<CorrectionRequest>(request);
        return await ExecuteAsync(number, request, cases, new CaseCommand.Correct(FrontDeskApi.FromApplicant(body.Materials)), bytes);
    }

    public static async Task<IResult> DeclineAsync(string number, HttpRequest request, CaseService cases)
    {
        var (body, bytes) = await Body.ReadAsync<NonAcceptanceRequest>(request);
        return await ExecuteAsync(number, request, cases, new CaseCommand.Decline(body.Ground, body.Reason), bytes);
    }

    public static async Task<IResult> WithdrawAsync(string number, HttpRequest request, CaseService cases)
    {
        var (body, bytes) = await Body.ReadAsync<WithdrawalRequest>(request);
        return await ExecuteAsync(number, request, cases, new CaseCommand.Withdraw(body.Reason), bytes);
    }

    public static async Task<IResult> ExtendAsync(string number, HttpRequest request, CaseService cases)
    {
        var (body, bytes) = await Body.ReadAsync<ExtensionRequest>(request);
        return await ExecuteAsync(number, request, cases, new CaseCommand.Extend(body.By, body.ApprovedBy, body.Reason), bytes);
    }

    public static Task<IResult> ClaimAsync(string number, string step, HttpRequest request, CaseService cases) =>
        ExecuteAsync(number, request, cases, new CaseCommand.Claim(new StepId(step)), default);

    public static Task<IResult> ReleaseAsync(string number, string step, HttpRequest request, CaseService cases) =>
        ExecuteAsync(number, request, cases, new CaseCommand.Release(new StepId(step)), default);

    public static async Task<IResult> BeginSpecialAsync(string number, string step, HttpRequest request, CaseService cases)
    {
        var (body, bytes) = await Body.ReadAsync<SpecialProcedureRequest>(request);
        var command = new CaseCommand.BeginSpecial(new StepId(step), body.NoticeNumber, body.Announced);
        return await ExecuteAsync(number, request, cases, command, bytes);
    }

    public static async Task<IResult> CompleteAsync(string number, string step, HttpRequest request, CaseService cases)
    {
        var (body, bytes) = await Body.ReadAsync<CompletionRequest>(request);
        var command = new CaseCommand.Complete(
            new StepId(step), body.Outcome, body.Findings ?? [], body.Opinion ?? string.Empty, body.With ?? [], body.Reference)
        {
            ReturnedFor = body.ReturnedFor,
            Site = body.Site,
            Level = body.Level,
        };
        return await ExecuteAsync(number, request, cases, command, bytes);
    }

    public static async Task<IResult> OneAsync(string number, HttpContext http, CaseService cases, Bearings bearings)
    {
        var calendar = bearings.Calendar;
        if (await cases.SequenceAsync(new CaseNumber(number), http.RequestAborted) is not { } sequence)
            return NoCase(number);
        if (EntityTag.Holds(http, EntityTag.OfCase(sequence, calendar.Version)))
            return WrittenAnswer.NotModified;
        if (await cases.FindAsync(new CaseNumber(number), sequence, http.RequestAborted) is not { } found)
            return NoCase(number);
        EntityTag.Holds(http, EntityTag.OfCase(found.Case.Sequence, calendar.Version));
        return Results.Ok(CaseText.Summary(found.Case, found.Item, calendar));
    }

    public static async Task<IResult> TraceAsync(string number, CaseQueries queries, CancellationToken cancellation)
    {
        var (events, head) = await queries.TraceAsync(new CaseNumber(number), cancellation);
        return events.Count == 0 ? NoCase(number) : Results.Ok(new CaseTrace(number, events, head!));
    }

    public static async Task<IResult> ClocksAsync(string number, CaseService cases, Bearings bearings, CancellationToken cancellation)
    {
        if (await cases.FindAsync(new CaseNumber(number), cancellation) is not { } found)
            return NoCase(number);
        return Results.Ok(found.Case.Clocks.Select(c =>
        {
            var why = Explanation.Of(c, bearings.Calendar);
            return new ExplainedClock(
                c.Name.Value, c.Budget.ToString(), c.Basis, c.StartedOn, why.Due?.On, why.Due?.Provisional ?? false, c.StoppedOn,
                new Text(why.ToChinese(), why.ToEnglish()), why.Days);
        }));
    }

    internal static async Task<IResult> ExecuteAsync(
        string number, HttpRequest request, CaseService cases, CaseCommand command, ReadOnlyMemory<byte> bytes)
    {
        var actor = FrontDeskApi.ActorOf(request);
        var key = KeyOf(request, actor, bytes);
        var answer = await cases.ExecuteAsync(
            new CaseNumber(number), command, actor, key, EntityTag.SequenceAsked(request), request.HttpContext.RequestAborted);
        return Answer(answer, StatusCodes.Status200OK);
    }

    internal static IResult Answer(CaseAnswer answer, int status) => answer switch
    {
        CaseAnswer.Done done => Results.Text(done.Text, "application/json", statusCode: status),
        CaseAnswer.Repeated repeated => Results.Text(repeated.Text, "application/json", statusCode: status),
        CaseAnswer.Moved => EntityTag.Moved(),
        CaseAnswer.Refused refused => RejectionProblem.Of(refused.Rejection),
        _ => throw new InvalidOperationException($"Unknown answer {answer.GetType().Name}."),
    };

    internal static IdempotencyKey? KeyOf(HttpRequest request, Actor actor, ReadOnlyMemory<byte> bytes)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0)
            return null;
        if (key.Length > 200)
            throw new BadBodyException("Idempotency-Key", new Text("幂等键最长 200 个字符", "An idempotency key has 200 characters at most"));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(bytes.Span);
        return new IdempotencyKey(actor.User, key, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    internal static FormValue ValueOf(string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new FormValue.Of(value.GetString()!),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => new FormValue.Number(number),
        JsonValueKind.True or JsonValueKind.False => new FormValue.Flag(value.GetBoolean()),
        _ => throw new BadBodyException($"$.form.{key}", new Text($"“{key}”须是文字、数字或 true/false", $"'{key}' must be text, a number or true/false")),
    };

    public static IResult NoCase(string number) => RejectionProblem.Of(
        404, "WG5502", new Text($"没有编号为 {number} 的办件", $"There is no case with the number {number}"), "number");
}

/// <summary>审批留痕 of a case.</summary>
/// <param name="Number">办件编号.</param>
/// <param name="Events">All events in order.</param>
/// <param name="Head">The hash the case row holds.</param>
public sealed record CaseTrace(string Number, IReadOnlyList<RecordedEvent> Events, byte[] Head);

/// <summary>A clock with its explanation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Limit">Its budget.</param>
/// <param name="Basis">Law and article.</param>
/// <param name="StartedOn">Day 0.</param>
/// <param name="DueOn">Due date, inclusive; null while suspended.</param>
/// <param name="Provisional">Beyond the last published calendar.</param>
/// <param name="StoppedOn">Day on which it was done.</param>
/// <param name="Why">The explanation in words.</param>
/// <param name="Days">The explanation day by day.</param>
public sealed record ExplainedClock(
    string Name, string Limit, string? Basis, NodaTime.LocalDate StartedOn, NodaTime.LocalDate? DueOn, bool Provisional,
    NodaTime.LocalDate? StoppedOn, Text Why, ImmutableArray<ExplainedDay> Days);
