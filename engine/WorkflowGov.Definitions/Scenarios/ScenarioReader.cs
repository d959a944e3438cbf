using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>Reads a scenario against a catalogue; what it cannot read it reports with its place.</summary>
/// <param name="catalogue">The definitions.</param>
/// <param name="findings">Where to report.</param>
/// <param name="draft">The item to play, in place of the one that the scenario names; null = that of the catalogue.</param>
internal sealed class ScenarioReader(Catalogue catalogue, List<Finding> findings, ServiceItem? draft = null)
{
    private const string OfTheDay = "当时";
    private const string AsToday = "现行";

    private static readonly LocalTime OpeningTime = new(10, 0);
    private static readonly LocalDateTimePattern WithTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly Words<bool> Calendars = new((OfTheDay, true), (AsToday, false));

    /// <summary>The scenario, or null when a part that everything rests on cannot be read.</summary>
    public Scenario? Read(Node.Map map)
    {
        var before = findings.Count;
        var fields = new Fields(map, findings);
        var (name, source) = (fields.Text("case"), fields.Text("source"));
        var item = Item(fields);
        var ofTheDay = fields.Word("calendar", Calendars, false);
        if (item is null)
            return null;
        var first = fields.Find("effective") is null ? item : item with { EffectiveOn = fields.Date("effective") };
        var amended = Amended(fields, first);
        var law = AmendedLaw.Read(fields, catalogue.Law);
        var cast = new Cast(item, Staff(fields));
        var timeline = Timeline(fields, item, cast);
        fields.Done();
        return findings.Count > before ? null : new Scenario
        {
            At = map.Entries[0].Key.Mark,
            Name = name,
            Source = source,
            Item = first,
            Amended = amended,
            Law = law,
            CalendarOfTheDay = ofTheDay,
            Cast = cast,
            Timeline = timeline,
        };
    }

    private ServiceItem? Item(Fields fields)
    {
        if (fields.Need("item") is not { } node)
            return null;
        if (draft is not null)
            return draft;
        var named = fields.TextOf(node, "item");
        var found = ItemCode.TryParse(named, out var code)
            ? catalogue.Find(catalogue.ItemBehind(code))?.Item
            : catalogue.Items.FirstOrDefault(i => i.Item.Name == named)?.Item;
        if (found is null && node is Node.Scalar { Text.Length: > 0 } scalar)
            fields.Unknown(scalar, "WG2601", "事项", "item", catalogue.Items.Select(i => i.Item.Name));
        return found;
    }

    private static ServiceItem? Amended(Fields fields, ServiceItem item)
    {
        if (fields.Sub("amended", needed: false) is not { } to)
            return null;
        var limits = item.Limits;
        var changed = item with
        {
            Version = item.Version + 1,
            EffectiveOn = to.Date("effective"),
            Hash = new string('f', item.Hash.Length),
            Limits = limits with
            {
                Promised = to.Find("promised") is null ? limits.Promised : to.Limit("promised"),
                Statutory = to.Find("statutory") is null ? limits.Statutory : to.Limit("statutory"),
            },
        };
        to.Done();
        return changed;
    }

    private ImmutableDictionary<string, Cast.Part> Staff(Fields fields)
    {
        var parts = ImmutableDictionary.CreateBuilder<string, Cast.Part>(StringComparer.Ordinal);
        if (fields.Sub("staff", needed: false) is not { } staff)
            return parts.ToImmutable();
        foreach (var entry in staff.Entries)
        {
            if (entry.Value is Node.List)
            {
                parts[entry.Key.Text] = new Cast.Part(Roles(staff, entry.Key.Text), null);
                continue;
            }

            if (staff.SubOf(entry.Value, entry.Key.Text) is not { } person)
                continue;
            parts[entry.Key.Text] = new Cast.Part(Roles(person, "roles"), new Office(person.Text("office")));
            person.Done();
        }

        return parts.ToImmutable();
    }

    private ImmutableArray<Role> Roles(Fields fields, string key)
    {
        foreach (var role in fields.Items(key).OfType<Node.Scalar>().Where(r => catalogue.Organisation.SideOf(new Role(r.Text)) is null))
            fields.Unknown(role, "WG1207", "角色", "role", catalogue.Organisation.Roles.Keys.Select(r => r.Name));
        return [.. fields.Texts(key).Select(r => new Role(r))];
    }

    private ImmutableArray<Entry> Timeline(Fields fields, ServiceItem item, Cast cast)
    {
        var (acts, expectations) = (new ActReader(item, catalogue.Law, cast, findings), new ExpectationReader(item));
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var node in fields.Items("timeline", some: true))
        {
            if (node is not Node.Map { Entries.Count: > 0 } map)
            {
                fields.Error(node.Mark, "WG1103", "写成“- 2026-09-28 10:00: 受理”", "Write '- 2026-09-28 10:00: 受理'");
                continue;
            }

            var line = new Fields(map, findings);
            var head = map.Entries[0];
            line.Find(head.Key.Text);
            if (TimeOf(head.Key.Text) is not { } time)
            {
                line.Error(head.Key.Mark, "WG1108", "每一行以日期开头，如 2026-09-28 或者 2026-09-28 10:00", "A line begins with a day such as 2026-09-28 or 2026-09-28 10:00");
                continue;
            }

            if (entries.Count > 0 && time < entries[^1].Time)
                line.Error(head.Key.Mark, "WG2602", $"{head.Key.Text} 早于上一行", $"{head.Key.Text} is before the line above");
            var act = acts.Read(head.Value, line);
            var (refusal, expected) = line.Sub("expect", needed: false) is { } expect ? expectations.Read(expect) : (null, []);
            line.Done();
            entries.Add(new Entry(head.Key.Mark, time, act, refusal, expected));
        }

        return entries.ToImmutable();
    }

    private static Instant? TimeOf(string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: >= 1949 and <= 2099 } day })
            return ChinaTime.At(day, OpeningTime);
        return WithTime.Parse(text) is { Success: true, Value: { Year: >= 1949 and <= 2099 } time } ? ChinaTime.At(time.Date, time.TimeOfDay) : null;
    }
}
