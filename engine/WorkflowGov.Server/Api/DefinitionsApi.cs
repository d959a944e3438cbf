using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Proofs;
using WorkflowGov.Runtime.Desk;

namespace WorkflowGov.Server.Api;

/// <summary>Definitions as text, for those who write them: the same findings and proofs as <c>wfgov lint</c> and <c>wfgov prove</c>.</summary>
internal static class DefinitionsApi
{
    private const int TextMax = 1_000_000;
    private static readonly string SchemaText = ItemSchema.Build().ToJsonString();

    public static IResult Schema() => Results.Text(SchemaText, "application/schema+json");

    public static IResult One(string code, Catalogue catalogue) => Find(code, catalogue) is { } source
        ? Results.Ok(new DefinitionText(source.Item.Code.Value, Path.GetFileName(source.File), source.Item.Version, source.Item.Hash, source.Text))
        : ItemsApi.NoItem(code);

    /// <summary>Nothing is kept: the answer depends on the text alone.</summary>
    public static async Task<IResult> CheckAsync(string code, HttpRequest request, Catalogue catalogue)
    {
        if (Find(code, catalogue) is not { } source)
            return ItemsApi.NoItem(code);
        var (body, _) = await Body.ReadAsync<DraftRequest>(request);
        if (body.Text.Length > TextMax)
            throw new BadBodyException("text", new Text("文件不超过 1 MB", "A file has at most 1 MB"));
        return Results.Ok(DraftView.Of(catalogue.Review(body.Text, source.File)));
    }

    private static DefinitionSource? Find(string code, Catalogue catalogue) =>
        ItemCode.TryParse(code, out var parsed) ? catalogue.Find(catalogue.ItemBehind(parsed)) : null;
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
public sealed record DraftView(
    ImmutableArray<DraftFinding> Findings, ItemGuide? Guide, DraftProof? Proof, ImmutableArray<DraftChange> Changes)
{
    internal static DraftView Of(DraftReview review) => new(
        [.. review.Findings.Select(f => new DraftFinding(f.Rule, f.Severity, f.Line, f.Column, f.Message, f.Mend))],
        review.Item is { } item ? ItemGuide.Of(item) : null,
        review.Proof is { } proof ? DraftProof.Of(proof) : null,
        [.. review.Changes.Select(c => new DraftChange(c.Where, c.What, c.Effect, c.EffectWords))]);
}

/// <summary>A finding in the draft.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Line">Line from 1.</param>
/// <param name="Column">Column from 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Mend">How it is mended; null when the rule has no general way.</param>
public sealed record DraftFinding(string Rule, Severity Severity, int Line, int Column, Text Message, Text? Mend);

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
