using Shouldly;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions.Tests.Exports;

/// <summary>The catalogue that is delivered.</summary>
internal static class Delivered
{
    private static readonly Lazy<Catalogue> Loaded = new(() => Catalogue.Load(Path.Combine(SampleFolder.Repository, "definitions")).Catalogue.ShouldNotBeNull());

    public static Catalogue Catalogue => Loaded.Value;

    public static IEnumerable<ServiceItem> Items => Catalogue.Items.Select(i => i.Item);
}
