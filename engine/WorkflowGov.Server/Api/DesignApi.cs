using System.Collections.Immutable;
using System.Text;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Calendars;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Edits;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Scenarios;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>What the designer asks for beside checks and revisions: edits of the diagram, drafts under way, a case walked through a draft.</summary>
internal static class DesignApi
{
    private const int ActsMax = 60;
    private const int TextMax = 1_000_000;

    public static void Map(RouteGroupBuilder definitions)
    {
        definitions.MapGet("/organisation", Organisation).WithSummary("组织机构: bodies with their items, roles with the steps they do").Produces<OrganisationView>();
        definitions.MapGet("/{code}/diagram.{kind}", Diagram).WithSummary("流程图 of the version in force: svg, bpmn or elsa").Produces(StatusCodes.Status200OK, contentType: "application/xml", additionalContentTypes: ["image/svg+xml", "application/json"]);
        definitions.MapPost("/{code}/edit", EditAsync).WithSummary("An edit of the diagram, made in the text; nothing is kept").Accepts<FlowEditRequest>("application/json").Produces<EditedText>();
        definitions.MapPost("/{code}/trial", TrialAsync).WithSummary("试办: a case walked through a draft on chosen days; nothing is kept").Accepts<TrialRequest>("application/json").Produces<TrialView>();
        definitions.MapGet("/{code}/drafts", DraftsAsync).WithSummary("起草中: who is writing a revision of the item, and the reader's own text").Produces<DraftsUnderWay>();
        definitions.MapPut("/{code}/draft", KeepAsync).WithSummary("Keep one's draft; refused when it was kept elsewhere in between").Accepts<KeepDraftRequest>("application/json").Produces<DraftUnderWay>();
        definitions.MapDelete("/{code}/draft", ForgetAsync).WithSummary("Forget one's draft").Produces(StatusCodes.Status204NoContent);
    }

    private static IResult Organisation(Catalogue catalogue, IItemRegistry items, IClock clock)
    {
        var inForce = items.AllInForce(ChinaTime.DateOf(clock.GetCurrentInstant())).ToList();
        var byBody = inForce.ToLookup(i => i.Authority);
        var byRole = inForce.SelectMany(i => i.Process.Steps.Select(s => (s.Role, i.Code))).Distinct().ToLookup(s => s.Role, s => s.Code);
        return Results.Ok(new OrganisationView(
            [.. catalogue.Organisation.Authorities.Select(a => new ListedBody(a.Office.Name, a.Short, a.Uscc, a.Synthetic, a.Contact, a.Supervision, byBody[a.Office].Count()))],
            [.. catalogue.Organisation.Roles.OrderBy(r => r.Value).ThenBy(r => r.Key.Name, StringComparer.Ordinal).Select(r => new ListedRole(r.Key.Name, r.Value, byRole[r.Key].Count()))]));
    }

    private static IResult Diagram(string code, string kind, IItemRegistry items, Catalogue catalogue, Bearings bearings) =>
        ItemsApi.Find(code, items, catalogue, bearings, item => kind switch
        {
            "svg" => File(FlowSvg.Of(item), "image/svg+xml", $"{item.Name}.svg"),
            "bpmn" => File(FlowBpmn.Of(item), "application/xml", $"{item.Name}.bpmn"),
            "elsa" => File(FlowElsa.Of(item), "application/json", $"{item.Name}.elsa.json"),
            _ => RejectionProblem.Of(400, "WG6012", new Core.Text("只有 svg、bpmn、elsa 三种", "There is svg, bpmn and elsa"), "kind"),
        });

    private static IResult File(string text, string type, string name) => Results.File(Encoding.UTF8.GetBytes(text), type, name);

    private static async Task<IResult> EditAsync(string code, HttpRequest request, Catalogue catalogue, RevisionService revisions)
    {
        if (await FileOfAsync(code, catalogue, revisions, request) is not { } file)
            return ItemsApi.NoItem(code);
        var (body, _) = await Body.ReadAsync<FlowEditRequest>(request);
        var edit = body.Edit is FlowEdit.Paste paste ? paste with { Text = WrittenOut(Bounded(paste.Text), catalogue, file) } : body.Edit;
        var (text, refusal) = FlowEditing.Apply(Bounded(body.Text), edit, catalogue.Read(body.Text, file).Item?.Process);
        return refusal is null ? Results.Ok(new EditedText(text!)) : throw new BadBodyException("edit", refusal);
    }

    private static async Task<IResult> TrialAsync(string code, HttpRequest request, Catalogue catalogue, RevisionService revisions)
    {
        if (await FileOfAsync(code, catalogue, revisions, request) is not { } file)
            return ItemsApi.NoItem(code);
        var (body, _) = await Body.ReadAsync<TrialRequest>(request);
        if (body.Acts.Length is 0 or > ActsMax)
            throw new BadBodyException("acts", new Core.Text($"试办须有 1 至 {ActsMax} 步", $"A trial has 1 to {ActsMax} acts"));
        var read = catalogue.Read(Bounded(body.Text), file);
        if (read.Item is not { } item)
            throw new BadBodyException("text", new Core.Text("现在的写法不能读成一个事项，请先改正问题", "The text cannot be read as an item; mend the findings first"));
        return Results.Ok(TrialView.Of(item, CaseTrial.Of(item, body.Acts, catalogue), catalogue.Ladder));
    }

    private static async Task<IResult> DraftsAsync(string code, HttpContext http, Catalogue catalogue, IKeptDrafts drafts, IPeople people)
    {
        if (ItemOf(code, catalogue) is not { } item)
            return ItemsApi.NoItem(code);
        var me = SignIn.ActorOf(http.User).User;
        var all = await drafts.OfAsync(item, http.RequestAborted);
        return Results.Ok(new DraftsUnderWay(
            all.Where(d => d.Author == me).Select(DraftUnderWay.Of).FirstOrDefault(), [.. all.Where(d => d.Author != me).Select(d => new OtherAuthor(people.NameOf(d.Author), d.SavedAt))]));
    }

    private static async Task<IResult> KeepAsync(string code, HttpRequest request, Catalogue catalogue, IKeptDrafts drafts, IClock clock)
    {
        if (ItemOf(code, catalogue) is not { } item)
            return ItemsApi.NoItem(code);
        var actor = SignIn.ActorOf(request.HttpContext.User);
        if (!actor.Has(Core.Cases.Authority.PolicyStaff))
            return PolicyStaffOnly();
        var (body, _) = await Body.ReadAsync<KeepDraftRequest>(request);
        var kept = await drafts.KeepAsync(new KeptDraft(item, actor.User, Bounded(body.Text), body.Over, body.Seen, clock.GetCurrentInstant()), request.HttpContext.RequestAborted);
        return kept is null
            ? RejectionProblem.Of(409, "WG6017", new Core.Text("这份草稿已在另一个窗口里改过；两份都还在，请选一份", "This draft was changed in another window; both are still there, choose one"))
            : Results.Ok(DraftUnderWay.Of(kept));
    }

    private static async Task<IResult> ForgetAsync(string code, HttpContext http, Catalogue catalogue, IKeptDrafts drafts)
    {
        if (ItemOf(code, catalogue) is not { } item)
            return ItemsApi.NoItem(code);
        await drafts.ForgetAsync(item, SignIn.ActorOf(http.User).User, http.RequestAborted);
        return Results.NoContent();
    }

    private static string Bounded(string text) =>
        text.Length <= TextMax ? text : throw new BadBodyException("text", new Core.Text("文件不超过 1 MB", "A file has at most 1 MB"));

    /// <summary>The item behind a code, a street stage's too; null when it is none.</summary>
    internal static ItemCode? ItemOf(string code, Catalogue catalogue) => ItemCode.TryParse(code, out var parsed) ? catalogue.ItemBehind(parsed) : null;

    internal static IResult PolicyStaffOnly() => RejectionProblem.Of(403, "WG6016", new Core.Text("只有政策人员起草和批注修订", "Only policy staff write and remark on revisions"));

    /// <summary>The text that a step was copied from, its pattern written out: what is copied are steps.</summary>
    private static string WrittenOut(string text, Catalogue catalogue, string file) =>
        FlowEditing.Apply(text, new FlowEdit.WriteOut(), catalogue.Read(text, file).Item?.Process).Text ?? text;

    private static async Task<string?> FileOfAsync(string code, Catalogue catalogue, RevisionService revisions, HttpRequest request) =>
        ItemOf(code, catalogue) is { } item ? await revisions.FileAsync(item, null, request.HttpContext.RequestAborted) : null;
}

/// <summary>An edit of the diagram.</summary>
/// <param name="Text">The YAML as it stands.</param>
/// <param name="Edit">The edit.</param>
public sealed record FlowEditRequest(string Text, FlowEdit Edit);

/// <summary>The text with an edit made.</summary>
/// <param name="Text">The YAML.</param>
public sealed record EditedText(string Text);

/// <summary>试办.</summary>
/// <param name="Text">The YAML as it stands.</param>
/// <param name="Acts">What is done, in order of time.</param>
public sealed record TrialRequest(string Text, ImmutableArray<TrialAct> Acts);

/// <summary>A line of a trial.</summary>
/// <param name="At">When.</param>
/// <param name="Events">What happened since the line before, in words.</param>
/// <param name="Refused">Why it was refused; null when it was done.</param>
/// <param name="Code">Rule code of the refusal; null likewise.</param>
/// <param name="Basis">The article that the refusal rests on; null when it rests on none.</param>
public sealed record TrialLine(Instant At, ImmutableArray<Text> Events, Text? Refused, string? Code, string? Basis);

/// <summary>A step that is open in a trial.</summary>
/// <param name="Title">环节名称.</param>
/// <param name="Type">环节类型.</param>
/// <param name="Outcomes">What may come of it.</param>
public sealed record TrialStep(string Title, StepKind Type, ImmutableArray<string> Outcomes);

/// <summary>What came of a trial.</summary>
/// <param name="Lines">Line by line.</param>
/// <param name="Status">办件状态 in words; null before it is received.</param>
/// <param name="Today">The day of the last line.</param>
/// <param name="Open">The open steps.</param>
/// <param name="Clocks">Every clock as it stands then, day by day.</param>
/// <param name="Findings">Acts that cannot be read; the line is the number of the act.</param>
public sealed record TrialView(
    ImmutableArray<TrialLine> Lines, Text? Status, LocalDate? Today, ImmutableArray<TrialStep> Open, ImmutableArray<ShownClock> Clocks, ImmutableArray<DraftFinding> Findings)
{
    internal static TrialView Of(ServiceItem item, CaseTrial trial, LadderPolicy ladder)
    {
        var today = trial.Lines.IsEmpty ? (LocalDate?)null : ChinaTime.DateOf(trial.Lines[^1].Time);
        return new TrialView(
            [.. trial.Lines.Select(l => new TrialLine(l.Time, [.. l.Events.Select(e => EventText.What(e, item))], l.Refusal?.Message, l.Refusal?.Code, l.Refusal?.Basis))],
            trial.Case is null ? null : StatusText.Of(trial.Case), today,
            trial.Case is null ? [] : [.. trial.Case.Marking.Active.Select(a => item.Process[a.Step]).Select(s => new TrialStep(s.Title, s.Kind, [.. s.Outcomes.Select(o => o.Label)]))],
            trial.Case is null || today is null ? [] : [.. trial.Case.Clocks.OrderBy(c => c.IsStopped).Select(c => ShownClock.Of(c, today.Value, trial.Calendar, ladder))],
            [.. trial.Findings.Select(f => new DraftFinding(f.Rule, f.Severity, f.Line, f.Column, f.Message, f.Mend, null))]);
    }
}

/// <summary>Drafts of an item that are under way.</summary>
/// <param name="Own">The reader's own; null when there is none.</param>
/// <param name="Others">Who else is writing.</param>
public sealed record DraftsUnderWay(DraftUnderWay? Own, ImmutableArray<OtherAuthor> Others);

/// <summary>One's own draft.</summary>
/// <param name="Text">The YAML.</param>
/// <param name="Over">标准指纹 of the version it was begun over.</param>
/// <param name="Saves">How often it was kept: sent back as <c>seen</c> with the next one.</param>
/// <param name="SavedAt">When it was kept last.</param>
public sealed record DraftUnderWay(string Text, string Over, int Saves, Instant SavedAt)
{
    internal static DraftUnderWay Of(KeptDraft of) => new(of.Text, of.Over, of.Saves, of.SavedAt);
}

/// <summary>Somebody else who writes a revision of the same item.</summary>
/// <param name="Name">Their name.</param>
/// <param name="SavedAt">When their draft was kept last.</param>
public sealed record OtherAuthor(string Name, Instant SavedAt);

/// <summary>Keeps a draft.</summary>
/// <param name="Text">The YAML.</param>
/// <param name="Over">标准指纹 of the version it was begun over.</param>
/// <param name="Seen">How often it had been kept when it was seen last; 0 for a first one.</param>
public sealed record KeepDraftRequest(string Text, string Over, int Seen);

/// <summary>组织机构.</summary>
/// <param name="Bodies">实施主体.</param>
/// <param name="Roles">角色, by side of the counter.</param>
public sealed record OrganisationView(ImmutableArray<ListedBody> Bodies, ImmutableArray<ListedRole> Roles);

/// <summary>实施主体.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Short">机关简称.</param>
/// <param name="Uscc">统一社会信用代码.</param>
/// <param name="Synthetic">The code is made up.</param>
/// <param name="Contact">咨询电话.</param>
/// <param name="Supervision">监督投诉电话.</param>
/// <param name="Items">Items in force.</param>
public sealed record ListedBody(string Name, string Short, string Uscc, bool Synthetic, string Contact, string Supervision, int Items);

/// <summary>角色.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Side">Which side of the counter.</param>
/// <param name="Items">Items in force with a step of it.</param>
public sealed record ListedRole(string Name, Side Side, int Items);
