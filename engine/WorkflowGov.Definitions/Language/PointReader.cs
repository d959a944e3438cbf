using System.Collections.Immutable;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>Reads <c>organisation/points.yaml</c>: the district's hall, its streets' centres, their communities'.</summary>
internal sealed class PointReader(List<Finding> findings)
{
    private readonly ImmutableArray<AcceptancePoint>.Builder points = ImmutableArray.CreateBuilder<AcceptancePoint>();
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public ImmutableArray<AcceptancePoint> Read(Node.Map map)
    {
        var fields = new Fields(map, findings);
        if (fields.Sub("district") is { } district)
        {
            var hall = Point(district, PointKind.District, null, null);
            district.Done();
            foreach (var street in Entries(fields, "streets", needed: false))
            {
                var centre = Point(street, PointKind.Street, hall.Name, hall.Hours);
                foreach (var community in Entries(street, "communities", needed: false))
                {
                    Point(community, PointKind.Community, centre.Name, centre.Hours);
                    community.Done();
                }

                street.Done();
            }
        }

        fields.Done();
        return points.ToImmutable();
    }

    private static IEnumerable<Fields> Entries(Fields fields, string key, bool needed) =>
        fields.Items(key, needed).Select(i => fields.SubOf(i, key)).OfType<Fields>();

    /// <summary>Hours that are not given are those of the point above.</summary>
    private AcceptancePoint Point(Fields fields, PointKind kind, string? of, string? hours)
    {
        var name = fields.Text("name");
        if (name.Length > 0 && !taken.Add(name))
            fields.Error(fields.MarkOf("name"), "WG2511", $"“{name}”已经有了", $"'{name}' stands twice");
        var point = new AcceptancePoint(
            name, kind, of, fields.Text("address"), hours is null ? fields.Text("hours") : fields.TextIfAny("hours") ?? hours, fields.Text("phone"));
        points.Add(point);
        return point;
    }
}
