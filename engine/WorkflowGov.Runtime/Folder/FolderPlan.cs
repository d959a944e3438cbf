using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Folder;

/// <summary>What is to become of the files of a folder, compared with what the registry keeps.</summary>
internal sealed class FolderPlan
{
    private readonly List<ImportedFile> files = [];
    private readonly ImmutableArray<string> absent;
    private readonly int unchanged;

    public FolderPlan(ImmutableArray<FileEdition> items, ImmutableArray<FileEdition> shared, FolderArchive folder)
    {
        var kept = items.Concat(shared).ToDictionary(e => e.File.Path, e => e.File, StringComparer.Ordinal);
        var differing = folder.Files.Where(f => !(kept.TryGetValue(f.Path, out var known) && known.Content.Span.SequenceEqual(f.Content.Span))).ToList();
        unchanged = folder.Files.Length - differing.Count;
        absent = [.. kept.Keys.Except(folder.Files.Select(f => f.Path), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Items = [.. differing.Where(f => f.IsItem)];
        foreach (var file in differing.Where(f => !f.IsItem))
        {
            files.Add(new ImportedFile(file.Path, file.IsYaml ? FileFate.Broken : FileFate.Page));
            if (file.IsYaml)
                Problems.Add(Of(file.Path, RuntimeRejections.SharedFileDiffers(file.Path)));
        }
    }

    /// <summary>Items that differ.</summary>
    public ImmutableArray<FolderFile> Items { get; }

    public List<ItemRevision> Drafts { get; } = [];

    public List<FileEdition> Rewritten { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    public FolderImport Outcome(bool isApplied) => new(isApplied, unchanged, [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)], absent, [.. Problems]);

    /// <summary>Decides what becomes of an item's file.</summary>
    public async Task SettleAsync(
        FolderFile file, DraftReview review, RevisionGate gate, IRevisionStore store, FolderService.Draft draft, CancellationToken cancellation)
    {
        var problems = Wrong(file.Path, review).ToList();
        var fate = FileFate.Broken;
        if (problems.Count == 0)
        {
            var item = review.Item!;
            if (await gate.IsPublishedAsync(item, cancellation))
                fate = FileFate.Rewritten;
            else if (await gate.OutOfTurnAsync(item, cancellation) is { } rejection)
                problems.Add(Of(file.Path, rejection));
            else if (await store.RevisionsAsync(item.Code, 1, cancellation) is [{ Outcome: null } waiting] && waiting.Source == file.Text() && waiting.HasMark == file.HasMark)
                fate = FileFate.Waiting;
            else
                fate = item.Version == 1 ? FileFate.NewItem : FileFate.Draft;
        }

        Problems.AddRange(problems);
        files.Add(new ImportedFile(file.Path, fate));
        if (fate == FileFate.Rewritten)
            Rewritten.Add(new FileEdition(file, new ItemVersion(review.Item!.Code, review.Item.Version)));
        else if (fate is FileFate.Draft or FileFate.NewItem)
            Drafts.Add(Drafted(file, review.Item!, draft));
    }

    private static ItemRevision Drafted(FolderFile file, ServiceItem item, FolderService.Draft draft) =>
        new(item.Code, item.Version, item.Name, item.Hash, file.Text()!, item.EffectiveOn, draft.Note, draft.At, draft.By) { Path = file.Path, HasMark = file.HasMark };

    private static IEnumerable<ImportProblem> Wrong(string path, DraftReview review) =>
        review.Findings.Where(f => f.Severity == Severity.Error).Select(f => new ImportProblem(path, f.Line, f.Column, f.Rule, f.Message, f.Mend))
            .Concat(review.Proof?.Violations.Select(v => new ImportProblem(path, v.Line, v.Column, v.Code, v.Message, null)) ?? []);

    private static ImportProblem Of(string path, Rejection rejection) => new(path, 1, 1, rejection.Code, rejection.Message, null);
}
