using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Testing;

/// <summary>The checkout the tests run in, and its catalogue.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>WorkflowGov.sln</c>.</summary>
    public static readonly string Root = Find();

    private static readonly Lazy<Catalogue> Loaded = new(() =>
    {
        var load = Catalogue.Load(Path.Combine(Root, "definitions"));
        return load.Catalogue ?? throw new InvalidOperationException(string.Join("\n", load.Findings));
    });

    /// <summary>The definitions of the checkout.</summary>
    public static Catalogue Catalogue => Loaded.Value;

    /// <summary>An item by its name.</summary>
    /// <param name="name">事项名称.</param>
    /// <returns>The item.</returns>
    public static ServiceItem Item(string name) => Catalogue.Items.First(i => i.Item.Name == name).Item;

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "WorkflowGov.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("WorkflowGov.sln is not above the tests.");
        return folder;
    }
}
