using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Processes;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server.Api;

/// <summary>后台分类审批: what officers do at an open step besides finishing it, and who may.</summary>
internal static class HandlingApi
{
    public static void Map(RouteGroupBuilder cases)
    {
        cases.MapGet("/{number}/who-may-act", WhoMayActAsync).WithSummary("Who could act now, and why the others could not").Produces<IEnumerable<StepActorsView>>();
        Post<HandOverRequest>(cases, "transfer", "转办", (s, b) => new CaseCommand.Transfer(s, b.To, b.Reason));
        Post<HandOverRequest>(cases, "entrustment", "委托办理: comes back for confirmation", (s, b) => new CaseCommand.Entrust(s, b.To, b.Reason));
        cases.MapPost("/{number}/steps/{step}/confirmation", ConfirmAsync).WithSummary("确认委托办理的结果").Produces<CaseSummary>();
        Post<HandOverRequest>(cases, "reassignment", "改派 (head of the office, supervisors)", (s, b) => new CaseCommand.Reassign(s, b.To, b.Reason));
        Post<OpinionRequest>(cases, "opinions", "加签", (s, b) => new CaseCommand.AskOpinion(s, b.From, b.Question));
        Post<GivenOpinionRequest>(cases, "opinion", "加签意见, by who was asked", (s, b) => new CaseCommand.GiveOpinion(s, b.Opinion));
        Post<PanelRequest>(cases, "panel", "召集: name the members of a vote", (s, b) => new CaseCommand.Convene(s, b.Members));
        Post<RecusalRequest>(cases, "recusal", "回避", (s, b) => new CaseCommand.Recuse(s, b.Member, b.Reason));
        Post<SignatureRequest>(cases, "signatures", "会签 or 表决: one officer's own", (s, b) => new CaseCommand.Sign(
            s, b.Outcome, b.Findings ?? [], b.Opinion ?? string.Empty, b.NoConflict, b.Member, b.Reference, b.ReturnedFor));
        Post<VoteResultRequest>(cases, "vote-result", "表决结果: the outcome follows the votes", (s, b) => new CaseCommand.ConcludeVote(s, b.Minutes, b.Opinion ?? string.Empty));
        Post<NoticeRequest>(cases, "notice", "公示", (s, b) => new CaseCommand.PostNotice(s, b.Place, b.From, b.Through, b.Reference));
        Post<ObjectionRequest>(cases, "objections", "异议", (s, b) => new CaseCommand.RecordObjection(s, b.By, b.Content));
        Post<ObjectionAnswerRequest>(cases, "objection-answer", "异议答复", (s, b) => new CaseCommand.AnswerObjection(s, b.Number, b.Upheld, b.Answer));
        Post<TechniciansRequest>(cases, "technicians", "指派技术人员, from acceptance on", (s, b) => new CaseCommand.AssignTechnicians(s, b.Users));
        Post<ReminderRequest>(cases, "reminder", "催办, by the lead of parallel departments", (s, b) => new CaseCommand.Remind(s, b.Words));
        Post<DroppedOpinionRequest>(cases, "dropped-opinion", "撤回加签", (s, b) => new CaseCommand.DropOpinion(s, b.From, b.Reason));
    }

    private static void Post<T>(RouteGroupBuilder cases, string act, string summary, Func<StepId, T, CaseCommand> command)
        where T : class
    {
        async Task<IResult> DoAsync(string number, string step, HttpRequest request, CaseService service)
        {
            var (body, bytes) = await Body.ReadAsync<T>(request);
            return await CasesApi.ExecuteAsync(number, request, service, command(new StepId(step), body), bytes);
        }

        cases.MapPost($"/{{number}}/steps/{{step}}/{act}", DoAsync).WithSummary(summary).Accepts<T>("application/json").Produces<CaseSummary>()
            .WithMetadata(new OpenApi.AlsoRuns(command.Method));
    }

    private static Task<IResult> ConfirmAsync(string number, string step, HttpRequest request, CaseService service) =>
        CasesApi.ExecuteAsync(number, request, service, new CaseCommand.ConfirmEntrusted(new StepId(step)), default);

    private static async Task<IResult> WhoMayActAsync(string number, HttpContext http, CaseService service, Bearings bearings)
    {
        if (await service.FindAsync(new CaseNumber(number), http.RequestAborted) is not { } found)
            return CasesApi.NoCase(number);
        var context = new CaseContext(
            found.Item, bearings.Law, bearings.Calendar, bearings.Staff, SignIn.ActorOf(http.User), bearings.Clock.GetCurrentInstant(), found.Case.Id);
        return Results.Ok(WhoMayAct.Of(found.Case, context).Select(StepActorsView.Of));
    }
}

/// <summary>An open step with who may do it and who may not.</summary>
/// <param name="Step">The step.</param>
/// <param name="Title">环节名称.</param>
/// <param name="Role">角色 it takes.</param>
/// <param name="Office">部门 it belongs to.</param>
/// <param name="ClaimedBy">Who claimed it, by user name; null when nobody did.</param>
/// <param name="WaitsFor">Who must act by name before it can be finished.</param>
/// <param name="May">Who may do it.</param>
/// <param name="MayNot">Everybody else, with the first reason.</param>
public sealed record StepActorsView(
    string Step, string Title, string Role, string Office, string? ClaimedBy, ImmutableArray<string> WaitsFor,
    ImmutableArray<NamedOfficer> May, ImmutableArray<BarredOfficer> MayNot)
{
    internal static StepActorsView Of(StepActors step) => new(
        step.Step.Value, step.Title, step.Role.Name, step.Office.Name, step.ClaimedBy, step.WaitsFor,
        [.. step.May.Select(a => new NamedOfficer(a.User, a.Name, a.Office.Name))],
        [.. step.MayNot.Select(b => new BarredOfficer(b.Who.User, b.Who.Name, b.Who.Office.Name, b.WhyNot.Code, b.WhyNot.Message))]);
}

/// <summary>Somebody on the staff roll.</summary>
/// <param name="User">User name.</param>
/// <param name="Name">Name.</param>
/// <param name="Office">部门.</param>
public sealed record NamedOfficer(string User, string Name, string Office);

/// <summary>Somebody who may not act.</summary>
/// <param name="User">User name.</param>
/// <param name="Name">Name.</param>
/// <param name="Office">部门.</param>
/// <param name="Code">Rule.</param>
/// <param name="Why">In words.</param>
public sealed record BarredOfficer(string User, string Name, string Office, string Code, Text Why);
