using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Edits;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Proofs;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>Definitions as text, for those who write them: the same findings and proofs as <c>wfgov lint</c> and <c>wfgov prove</c>.</summary>
internal static class DefinitionsApi
{
    private const int TextMax = 1_000_000;
    private static readonly string SchemaText = ItemSchema.Build().ToJsonString();

    public static IResult Schema() => Results.Text(SchemaText, "application/schema+json");

    public static async Task<IResult> OneAsync(string code, Catalogue catalogue, IRevisionStore store, CancellationToken cancellation) =>
        Behind(code, catalogue) is { } item && await store.NewestAsync(item, cancellation) is { } newest
            ? Results.Ok(new DefinitionText(item.Value, Path.GetFileName(newest.Path ?? catalogue.Find(item)!.File), newest.Version, newest.Hash, newest.Source))
            : ItemsApi.NoItem(code);

    /// <summary>Nothing is kept: the answer depends on the text and the newest version alone; a new item has none before it.</summary>
    public static async Task<IResult> CheckAsync(string code, HttpRequest request, Catalogue catalogue, IItemRegistry items, IRevisionStore store, RevisionService revisions)
    {
        var cancellation = request.HttpContext.RequestAborted;
        if (Behind(code, catalogue) is not { } item || await revisions.FileAsync(item, null, cancellation) is not { } file)
            return ItemsApi.NoItem(code);
        var (body, _) = await Body.ReadAsync<DraftRequest>(request);
        if (body.Text.Length > TextMax)
            throw new BadBodyException("text", new Text("文件不超过 1 MB", "A file has at most 1 MB"));
        var review = catalogue.Review(body.Text, file);
        var before = await store.NewestAsync(item, cancellation) is { } newest ? await items.GetAsync(item, newest.Version, cancellation) : null;
        return Results.Ok(DraftView.Of(body.Text, review, catalogue, before));
    }

    public static async Task<IResult> RevisionsAsync(RevisionService revisions, IPeople people, CancellationToken cancellation) =>
        Results.Ok((await revisions.ListAsync(null, cancellation)).Select(r => ListedRevision.Of(r, people)));

    public static async Task<IResult> VersionsAsync(string code, RevisionService revisions, IItemRegistry items, IPeople people, Bearings bearings, CancellationToken cancellation)
    {
        if (!ItemCode.TryParse(code, out var item))
            return ItemsApi.NoItem(code);
        var today = ChinaTime.DateOf(bearings.Clock.GetCurrentInstant());
        var versions = await revisions.VersionsAsync(item, cancellation);
        var inForce = versions.FirstOrDefault(v => v.EffectiveOn <= today)?.Version;
        var isRetired = items.InForce(item, today)?.IsRetiredOn(today) ?? false;
        return Results.Ok(new ItemVersions(
            [.. versions.Select(v => new ListedVersion(
                v.Version, v.Hash, v.EffectiveOn, v.PublishedAt, people.NameOf(v.PublishedBy),
                v.Version == inForce ? isRetired ? VersionState.Retired : VersionState.InForce : v.EffectiveOn > today ? VersionState.Coming : VersionState.Superseded))],
            [.. (await revisions.ListAsync(item, cancellation)).Select(r => ListedRevision.Of(r, people))]));
    }

    public static async Task<IResult> VersionAsync(string code, int version, RevisionService revisions, CancellationToken cancellation) =>
        ItemCode.TryParse(code, out var item) && await revisions.SourceAsync(item, version, cancellation) is { } text
            ? Results.Ok(new VersionText(item.Value, version, text))
            : ItemsApi.NoItem(code);

    public static async Task<IResult> RollBackAsync(string code, HttpRequest request, RevisionService revisions, IPeople people)
    {
        var (body, _) = await Body.ReadAsync<RollbackRequest>(request);
        return Answer(await revisions.RollBackAsync(Parsed(code), body.Version, body.Note, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted), people);
    }

    public static async Task<IResult> RetireAsync(string code, HttpRequest request, RevisionService revisions, IPeople people)
    {
        var (body, _) = await Body.ReadAsync<RetirementRequest>(request);
        var retirement = new Retirement(body.On, body.Successor, body.Basis);
        return Answer(await revisions.RetireAsync(Parsed(code), retirement, body.Note, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted), people);
    }

    public static async Task<IResult> ProposeAsync(string code, HttpRequest request, RevisionService revisions, IPeople people)
    {
        var (body, _) = await Body.ReadAsync<RevisionRequest>(request);
        return Answer(await revisions.ProposeAsync(Parsed(code), body.Text, body.Note, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted), people);
    }

    public static async Task<IResult> ReviewAsync(string code, HttpRequest request, RevisionService revisions, IPeople people)
    {
        var (body, _) = await Body.ReadAsync<PublicationRequest>(request);
        return Answer(await revisions.ReviewAsync(Parsed(code), body.Hash, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted), people);
    }

    public static async Task<IResult> PublishAsync(string code, HttpRequest request, RevisionService revisions, IPeople people)
    {
        var (body, _) = await Body.ReadAsync<PublicationRequest>(request);
        return Answer(await revisions.PublishAsync(Parsed(code), body.Hash, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted), people);
    }

    public static async Task<IResult> ReturnAsync(string code, HttpRequest request, RevisionService revisions, IPeople people)
    {
        var (body, _) = await Body.ReadAsync<RevisionReturnRequest>(request);
        return Answer(await revisions.ReturnAsync(Parsed(code), body.Hash, body.Reason, SignIn.ActorOf(request.HttpContext.User), request.HttpContext.RequestAborted), people);
    }

    private static ItemCode Parsed(string code) => ItemCode.TryParse(code, out var item) ? item : default;

    private static IResult Answer(Ruling<ItemRevision> ruling, IPeople people) =>
        ruling.Rejection is { } rejection ? RejectionProblem.Of(rejection) : Results.Ok(ListedRevision.Of(ruling.Value, people));

    private static ItemCode? Behind(string code, Catalogue catalogue) => ItemCode.TryParse(code, out var parsed) ? catalogue.ItemBehind(parsed) : null;
}

/// <summary>An item's definition as its authors wrote it.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Version">Version of the item.</param>
/// <param name="Hash">标准指纹.</param>
/// <param name="Text">The YAML.</param>
public sealed record DefinitionText(string Code, string File, int Version, string Hash, string Text);

/// <summary>A draft.</summary>
/// <param name="Text">The YAML.</param>
public sealed record DraftRequest(string Text);

/// <summary>What there is to say of a draft.</summary>
/// <param name="Findings">What is wrong, by place; nothing that is an error can be published.</param>
/// <param name="Guide">The item as it reads; null when it cannot be read as one.</param>
/// <param name="Proof">What is proved of it; null when it cannot be read.</param>
/// <param name="Changes">What changed against the version in force.</param>
/// <param name="Places">Where the text speaks of which step.</param>
/// <param name="Steps">The steps that are not those of the version before it.</param>
/// <param name="Cited">What is known of the articles that the text cites, by line.</param>
public sealed record DraftView(
    ImmutableArray<DraftFinding> Findings, ItemGuide? Guide, DraftProof? Proof, ImmutableArray<DraftChange> Changes, ImmutableArray<StepLines> Places,
    ImmutableArray<MarkedStep> Steps, ImmutableArray<CitedArticle> Cited)
{
    internal static DraftView Of(string text, DraftReview review, Catalogue catalogue, ServiceItem? before) => new(
        [.. review.Findings.Select(f => new DraftFinding(f.Rule, f.Severity, f.Line, f.Column, f.Message, f.Mend, f.Fix))],
        review.Item is { } item ? ItemGuide.Of(item, catalogue.Law) : null,
        review.Proof is { } proof ? DraftProof.Of(proof) : null,
        before is null || review.Item is null ? [] : [.. ItemDifference.Between(before, review.Item).Select(c => new DraftChange(c.Where, c.What, c.Effect, c.EffectWords))],
        StepLines.Of(text),
        before is null || review.Item is null ? [] : ItemDifference.StepsBetween(before, review.Item),
        catalogue.Cited(text, review.Item?.Type));
}

/// <summary>A finding in the draft.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Mend">How it is mended; null when the rule has no general way.</param>
/// <param name="Fix">The edits that mend it, when there is one honest answer; null when that takes a person.</param>
public sealed record DraftFinding(string Rule, Severity Severity, int Line, int Column, Text Message, Text? Mend, Fix? Fix);

/// <summary>What is proved of a draft.</summary>
/// <param name="Holds">Sound, in time and duties apart.</param>
/// <param name="Forms">Kinds of forms that take different ways.</param>
/// <param name="States">Places a case can be in.</param>
/// <param name="Granted">Working days from acceptance to 准予; null when it cannot come to that.</param>
/// <param name="Refused">Working days from acceptance to 不予; null likewise.</param>
/// <param name="Violations">The ways that break it.</param>
public sealed record DraftProof(
    bool Holds, int Forms, int States, DaySpan? Granted, DaySpan? Refused, ImmutableArray<DraftViolation> Violations)
{
    internal static DraftProof Of(ItemProof proof) => new(
        proof.Holds, proof.Forms, proof.States, proof.Times?.Granted, proof.Times?.Refused,
        [.. proof.Violations.Select(v => new DraftViolation(v.Code, v.Property, v.Line, v.Column, v.Message, v.Trail?.Words, v.Trail?.Steps ?? []))]);
}

/// <summary>A property that does not hold.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Property">健全, 时限 or 职责分离.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Message">What is wrong, in words.</param>
/// <param name="Way">The shortest way that shows it (反例), in words; null when there is none to show.</param>
/// <param name="Steps">The same step by step.</param>
public sealed record DraftViolation(
    string Code, Property Property, int Line, int Column, Text Message, Text? Way, ImmutableArray<TrailStep> Steps);

/// <summary>A change against the version in force.</summary>
/// <param name="Where">Which element.</param>
/// <param name="What">Old and new.</param>
/// <param name="Effect">What it means for the applicant.</param>
/// <param name="EffectWords">The same in words.</param>
public sealed record DraftChange(Text Where, Text What, Effect Effect, Text EffectWords);

/// <summary>提请发布.</summary>
/// <param name="Text">The YAML.</param>
/// <param name="Note">修订说明.</param>
public sealed record RevisionRequest(string Text, string Note);

/// <summary>恢复 an earlier version.</summary>
/// <param name="Version">The version to go back to.</param>
/// <param name="Note">修订说明.</param>
public sealed record RollbackRequest(int Version, string Note);

/// <summary>取消 of an item.</summary>
/// <param name="On">取消日期: the first day without new cases.</param>
/// <param name="Basis">The decision that cancels it.</param>
/// <param name="Note">修订说明.</param>
/// <param name="Successor">Code of the item that takes its place; null when none does.</param>
public sealed record RetirementRequest(NodaTime.LocalDate On, string Basis, string Note, ItemCode? Successor = null);

/// <summary>A published text.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Version">Version of the item.</param>
/// <param name="Text">The YAML.</param>
public sealed record VersionText(string Code, int Version, string Text);

/// <summary>审核 or 发布 of what was looked at.</summary>
/// <param name="Hash">标准指纹 of the revision that waits.</param>
public sealed record PublicationRequest(string Hash);

/// <summary>退回.</summary>
/// <param name="Hash">标准指纹 of the revision that waits.</param>
/// <param name="Reason">理由.</param>
public sealed record RevisionReturnRequest(string Hash, string Reason);

/// <summary>A revision of an item.</summary>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Version">The version it is to be.</param>
/// <param name="Name">事项名称.</param>
/// <param name="Hash">标准指纹.</param>
/// <param name="Text">The YAML.</param>
/// <param name="EffectiveOn">施行日期.</param>
/// <param name="Note">修订说明.</param>
/// <param name="ProposedAt">When it was proposed.</param>
/// <param name="ProposedBy">User name of who did.</param>
/// <param name="Proposer">Their name.</param>
/// <param name="Outcome">What became of it; null while it waits.</param>
/// <param name="DecidedAt">When; null while it waits.</param>
/// <param name="Decider">By whom; null while it waits.</param>
/// <param name="Reason">Why it was returned; null otherwise.</param>
/// <param name="State">草稿, 已审核, 已发布, 已退回 or 已另行提请.</param>
/// <param name="ReviewedAt">审核: when; null while nobody has reviewed it.</param>
/// <param name="Reviewer">By whom; null likewise.</param>
public sealed record ListedRevision(
    string Code, int Version, string Name, string Hash, string Text, NodaTime.LocalDate EffectiveOn, string Note, NodaTime.Instant ProposedAt,
    string ProposedBy, string Proposer, RevisionOutcome? Outcome, NodaTime.Instant? DecidedAt, string? Decider, string? Reason,
    RevisionState State, NodaTime.Instant? ReviewedAt, string? Reviewer)
{
    internal static ListedRevision Of(ItemRevision of, IPeople people) => new(
        of.Code.Value, of.Version, of.Name, of.Hash, of.Source, of.EffectiveOn, of.Note, of.ProposedAt, of.ProposedBy, people.NameOf(of.ProposedBy),
        of.Outcome, of.DecidedAt, of.DecidedBy is { } by ? people.NameOf(by) : null, of.Reason,
        of.State, of.ReviewedAt, of.ReviewedBy is { } reviewer ? people.NameOf(reviewer) : null);
}

/// <summary>Whether a version is in force.</summary>
public enum VersionState
{
    /// <summary>待施行: published, its day has not come.</summary>
    Coming,

    /// <summary>现行.</summary>
    InForce,

    /// <summary>已取消: no new cases; those received go on.</summary>
    Retired,

    /// <summary>已被替代; cases received under it stay on it.</summary>
    Superseded,
}

/// <summary>A published version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Hash">标准指纹.</param>
/// <param name="EffectiveOn">施行日期.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Publisher">By whom.</param>
/// <param name="State">Whether it is in force.</param>
public sealed record ListedVersion(
    int Version, string Hash, NodaTime.LocalDate EffectiveOn, NodaTime.Instant PublishedAt, string Publisher, VersionState State);

/// <summary>The history of an item.</summary>
/// <param name="Versions">Published versions, the newest first.</param>
/// <param name="Revisions">Revisions, the one that waits first.</param>
public sealed record ItemVersions(ImmutableArray<ListedVersion> Versions, ImmutableArray<ListedRevision> Revisions);
