using System.Text;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime.Folder;
using WorkflowGov.Runtime.Postgres;
using WorkflowGov.Testing;

namespace WorkflowGov.Runtime.Tests;

/// <summary>The definitions folder into the registry and out of it; today is 2026-09-01.</summary>
public sealed class FolderTests(RealDatabase database) : IDisposable
{
    private static readonly Actor Author = PolicyStaff("author");
    private static readonly Actor Publisher = PolicyStaff("publisher");

    private readonly string folder = Copy(Path.Combine(Repository.Root, "definitions"), Directory.CreateTempSubdirectory("workflowgov-folder-").FullName);

    private RealDatabase Database => database;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public async Task Folder_KeptAndExported_IsTheSameByteForByte()
    {
        // As some office might have saved them: line ends of Windows, a byte order mark, comments, blank lines at the end.
        Rewrite(PathOf("食品经营许可新办"), text => "\uFEFF" + text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Rewrite(PathOf("食品经营许可变更"), text => $"# 本表由食品科维护\n\n{text}\n# 完\n\n\n");
        Rewrite("README.md", text => text + "本区另注\n");
        await using var desk = await Desk.StartAsync(this);

        var exported = await desk.Folder.ExportAsync(null, CancellationToken.None);

        exported.Files.Select(f => f.Path).ShouldBe(FolderOnDisk.Read(folder).Select(f => f.Path));
        foreach (var (kept, written) in exported.Files.Zip(FolderOnDisk.Read(folder)))
            kept.Content.Span.SequenceEqual(written.Content.Span).ShouldBeTrue(kept.Path);
        var packed = FolderArchive.Unpack(exported.Packed()).Value;
        packed.Packed().ShouldBe(exported.Packed());
        (await desk.ImportAsync()).ShouldSatisfyAllConditions(
            i => i.IsApplied.ShouldBeTrue(), i => i.Files.ShouldBeEmpty(), i => i.Absent.ShouldBeEmpty(), i => i.Unchanged.ShouldBe(exported.Files.Length));
        (await desk.Folder.KeepAsync("again", CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task Folder_WithChangedItems_MakesDraftsThatComeBackAsTheyWereWrittenOncePublished()
    {
        await using var desk = await Desk.StartAsync(this);
        var (changed, moved, commented) = (PathOf("食品经营许可新办"), PathOf("食品经营许可变更"), PathOf("食品经营许可延续"));
        Rewrite(changed, text => "\uFEFF# 承诺放宽\r\n" + Next(text).Replace("promised: 7 工作日", "promised: 8 工作日", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        Rewrite(moved, text => Next(text).Replace("name: 食品经营许可变更", "name: 食品经营许可内容变更", StringComparison.Ordinal));
        File.Move(Path.Combine(folder, moved), Path.Combine(folder, "items", "moved.yaml"));
        Rewrite(commented, text => text + "# 只加了一句注释\n");

        var import = await desk.ImportAsync();

        import.Problems.ShouldBeEmpty();
        import.Files.Select(f => (f.Path, f.Fate)).ShouldBe(
            [("items/moved.yaml", FileFate.Draft), (commented, FileFate.Rewritten), (changed, FileFate.Draft)], ignoreOrder: true);
        import.Absent.ShouldBe([moved]);
        (await desk.Revisions.ListAsync(null, CancellationToken.None)).Select(r => r.State).ShouldBe([RevisionState.Draft, RevisionState.Draft]);
        (await desk.ImportAsync()).Files.Select(f => f.Fate).ShouldBe([FileFate.Waiting, FileFate.Waiting], ignoreOrder: true);
        var before = await desk.FilesAsync(null);
        before[changed].ShouldNotBe(BytesOf(changed));
        before[commented].ShouldBe(BytesOf(commented));
        foreach (var draft in await desk.Revisions.ListAsync(null, CancellationToken.None))
        {
            (await desk.Revisions.ReviewAsync(draft.Code, draft.Hash, Publisher, CancellationToken.None)).IsAccepted.ShouldBeTrue();
            (await desk.Revisions.PublishAsync(draft.Code, draft.Hash, Publisher, CancellationToken.None)).IsAccepted.ShouldBeTrue();
        }

        var after = await desk.FilesAsync(null);
        after[changed].ShouldBe(BytesOf(changed));
        after["items/moved.yaml"].ShouldBe(BytesOf("items/moved.yaml"));
        after.ShouldNotContainKey(moved);
        (await desk.ImportAsync()).ShouldSatisfyAllConditions(i => i.Files.ShouldBeEmpty(), i => i.Absent.ShouldBeEmpty());
        (await desk.FilesAsync(new LocalDate(2026, 9, 30)))[changed].ShouldBe(before[changed]);
        (await desk.FilesAsync(new LocalDate(2026, 10, 1)))[changed].ShouldBe(BytesOf(changed));
    }

    [Fact]
    public async Task Folder_WithANewItem_MakesADraftThatIsPublishedAndRevised()
    {
        await using var desk = await Desk.StartAsync(this);
        var sample = Repository.Item("食品经营许可新办");
        var text = Next(Repository.Catalogue.Find(sample.Code)!.Text, 1).Replace("name: 食品经营许可新办", "name: 食品小作坊登记新办", StringComparison.Ordinal)
            .Replace("4 000190006000 01", "4 000190996000 01", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "items", "new.yaml"), text);

        (await desk.ImportAsync()).Files.ShouldHaveSingleItem().Fate.ShouldBe(FileFate.NewItem);

        var draft = (await desk.Revisions.ListAsync(null, CancellationToken.None)).ShouldHaveSingleItem();
        await desk.Revisions.ReviewAsync(draft.Code, draft.Hash, Publisher, CancellationToken.None);
        (await desk.Revisions.PublishAsync(draft.Code, draft.Hash, Publisher, CancellationToken.None)).Rejection?.Message.En.ShouldBeNull();
        desk.Engine.Registry.InForce(draft.Code, new LocalDate(2026, 10, 1))!.Name.ShouldBe("食品小作坊登记新办");
        (await desk.FilesAsync(null))["items/new.yaml"].ShouldBe(Encoding.UTF8.GetBytes(text));
        (await desk.Revisions.ProposeAsync(draft.Code, text.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("小作坊", "小作坊（点）", StringComparison.Ordinal), "改名", Author, CancellationToken.None)).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task Folder_WithAnythingWrong_IsRefusedAsAWhole()
    {
        await using var desk = await Desk.StartAsync(this);
        var bad = PathOf("食品经营许可新办");
        Rewrite(PathOf("食品经营许可变更"), text => Next(text).Replace("name: 食品经营许可变更", "name: 食品经营许可内容变更", StringComparison.Ordinal));
        Rewrite(PathOf("食品经营许可延续"), text => text + "# 注释\n");
        var before = await desk.FilesAsync(null);

        await RefusedAsync("WG2403", bad, text => Bytes(Next(text).Replace("promised: 7 工作日", "promised: 6 工作日", StringComparison.Ordinal)));
        await RefusedAsync("WG1101", bad, text => Bytes(Next(text).Replace("promised: 7 工作日", "promiss: 7 工作日", StringComparison.Ordinal)));
        await RefusedAsync("WG5516", bad, text => Bytes(text.Replace("promised: 7 工作日", "promised: 8 工作日", StringComparison.Ordinal)));
        await RefusedAsync("WG1002", bad, _ => Encoding.Latin1.GetBytes("name: \u00e9\n"));
        await RefusedAsync("WG5569", "return-reasons.yaml", text => Bytes(text + "# 另注\n"));

        (await desk.Revisions.ListAsync(null, CancellationToken.None)).ShouldBeEmpty();
        var after = await desk.FilesAsync(null);
        after.Keys.ShouldBe(before.Keys);
        after.ShouldAllBe(f => f.Value.SequenceEqual(before[f.Key]));
        (await desk.ImportAsync()).Files.Length.ShouldBe(2);

        async Task RefusedAsync(string rule, string path, Func<string, byte[]> change)
        {
            var file = Path.Combine(folder, path);
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllBytesAsync(file, change(text));
            var import = await desk.ImportAsync();
            await File.WriteAllTextAsync(file, text);
            import.IsApplied.ShouldBeFalse();
            import.Problems.ShouldContain(p => p.Rule == rule && p.Path == path && p.Line > 0, $"{rule}: {string.Join("; ", import.Problems)}");
        }
    }

    [Fact]
    public async Task Folder_SharedFileTakenAwayAtAStart_IsExportedUpToThatDayOnly()
    {
        await using var desk = await Desk.StartAsync(this);
        File.Delete(Path.Combine(folder, "README.md"));
        desk.Engine.Clock.AdvanceDays(3);

        await desk.Folder.KeepAsync("restart", CancellationToken.None);

        (await desk.FilesAsync(null)).ShouldNotContainKey("README.md");
        (await desk.FilesAsync(new LocalDate(2026, 9, 2))).ShouldContainKey("README.md");
    }

    [Theory]
    [InlineData("../outside.yaml")]
    [InlineData("items/../../outside.yaml")]
    [InlineData("/etc/outside.yaml")]
    [InlineData("items/.hidden.yaml")]
    [InlineData("c:\\outside.yaml")]
    public void Archive_WithAPathThatLeavesTheFolder_IsRefused(string path)
    {
        var packed = new FolderArchive([new FolderFile(path, Encoding.UTF8.GetBytes("a"))]).Packed();

        FolderArchive.Unpack(packed).Rejection!.Code.ShouldBe("WG5568");
    }

    [Fact]
    public async Task Import_ByAnybodyButPolicyStaff_IsRefused()
    {
        await using var desk = await Desk.StartAsync(this);

        var ruling = await desk.Folder.ImportAsync(new FolderArchive([]), "说明", false, Acting.Window, CancellationToken.None);

        ruling.Rejection!.Code.ShouldBe("WG5510");
    }

    private static Actor PolicyStaff(string user) => new(user, user, new Office("政务服务"), [CalendarRevision.PolicyStaff]);

    private static string PathOf(string name) => Repository.Catalogue.PathOf(Repository.Catalogue.Find(Repository.Item(name).Code)!.File);

    private static string Next(string text, int version = 2) => text
        .Replace("version: 1\n", $"version: {version}\n", StringComparison.Ordinal).Replace("effective: 2026-07-01", "effective: 2026-10-01", StringComparison.Ordinal);

    private void Rewrite(string path, Func<string, string> change) =>
        File.WriteAllText(Path.Combine(folder, path), change(File.ReadAllText(Path.Combine(folder, path))), new UTF8Encoding(false));

    private byte[] BytesOf(string path) => File.ReadAllBytes(Path.Combine(folder, path));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Copy(string from, string to)
    {
        FolderOnDisk.Write(to, FolderOnDisk.Read(from));
        return to;
    }

    /// <summary>A registry that was started with the folder.</summary>
    private sealed record Desk(Engine Engine, RevisionService Revisions, FolderService Folder, string From) : IAsyncDisposable
    {
        public static async Task<Desk> StartAsync(FolderTests tests)
        {
            var catalogue = Catalogue.Load(tests.folder).Catalogue!;
            var engine = await Engine.StartAsync(await tests.Database.CreateAsync(), catalogue: catalogue);
            var store = new PostgresRevisionStore(engine.Database);
            var folder = new FolderService(new PostgresFolderStore(engine.Database), store, engine.Registry, catalogue, engine.Clock);
            await folder.KeepAsync("start", CancellationToken.None);
            return new Desk(engine, new RevisionService(store, engine.Registry, catalogue, engine.Clock), folder, tests.folder);
        }

        public async Task<FolderImport> ImportAsync() =>
            (await Folder.ImportAsync(new FolderArchive(FolderOnDisk.Read(From)), "修订", false, Author, CancellationToken.None)).Value;

        public async Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(LocalDate? on) =>
            (await Folder.ExportAsync(on, CancellationToken.None)).Files.ToDictionary(f => f.Path, f => f.Content.ToArray(), StringComparer.Ordinal);

        public ValueTask DisposeAsync() => Engine.DisposeAsync();
    }

}
