using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Files;

/// <summary>Which files commands hand in and events refer to.</summary>
internal static class CaseFiles
{
    /// <summary>Files that a command hands in; photos from the site may be kept elsewhere and are not asked for.</summary>
    public static IEnumerable<MaterialFile> HandedInBy(CaseCommand command) => command switch
    {
        CaseCommand.Receive receive => In(receive.Application.Materials),
        CaseCommand.Correct correct => In(correct.Materials),
        CaseCommand.CompleteMaterials complete => In(complete.Materials),
        _ => [],
    };

    /// <summary>Files of these materials.</summary>
    public static IEnumerable<MaterialFile> In(IEnumerable<SubmittedMaterial> materials) => Of(materials).Select(f => f.File);

    /// <summary>Files that an event refers to, with the material or step they belong to.</summary>
    public static IEnumerable<(string Place, MaterialFile File)> Of(CaseEvent happened) => happened switch
    {
        CaseEvent.Received received => Of(received.Application.Materials),
        CaseEvent.Corrected corrected => Of(corrected.Materials),
        CaseEvent.MaterialsCompleted completed => Of(completed.Materials),
        CaseEvent.StepDone { Site: { } site } done => site.Photos.Select(p => (done.Step.Value, new MaterialFile(p.Reference, p.Sha256))),
        _ => [],
    };

    private static IEnumerable<(string Place, MaterialFile File)> Of(IEnumerable<SubmittedMaterial> materials) =>
        materials.SelectMany(m => m.Files is { IsDefaultOrEmpty: false } files ? files.Select(f => (m.Key, f)) : []);
}
