using System.Collections.Immutable;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Language;

/// <summary>Reads the rules of the windows.</summary>
internal static class ServiceReader
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private static readonly Words<RatingLevel> Levels = new(
        ("非常满意", RatingLevel.VerySatisfied), ("满意", RatingLevel.Satisfied), ("基本满意", RatingLevel.FairlySatisfied),
        ("不满意", RatingLevel.Dissatisfied), ("非常不满意", RatingLevel.VeryDissatisfied));

    public static ServiceRules Rules(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        fields.Text("source");
        var rules = new ServiceRules(Certificates(fields), DraftCheck(fields), Rating(fields), Appointments(fields)) { Bundles = Bundles(fields) };
        fields.Done();
        return rules;
    }

    public static ImmutableArray<DemoLicence> DemoLicences(Node.Map map, List<Finding> findings)
    {
        var fields = new Fields(map, findings);
        var found = ImmutableArray.CreateBuilder<DemoLicence>();
        foreach (var item in fields.Items("licences"))
        {
            if (fields.SubOf(item, "licences") is not { } entry)
                continue;
            found.Add(new DemoLicence(
                entry.Text("holder"), entry.Text("name"), entry.Text("kind"), entry.Text("number"), entry.Text("issuer"), entry.Date("from")));
            entry.Done();
        }

        fields.Done();
        return found.ToImmutable();
    }

    /// <summary>A series is kept for each body, document and year: a number that leaves one out would come twice.</summary>
    private static CertificateRule Certificates(Fields fields)
    {
        if (fields.Sub("certificates") is not { } certificates)
            return new CertificateRule(string.Empty, 1);
        var rule = new CertificateRule(certificates.Text("number"), certificates.Whole("digits", 1, 8));
        if (rule.Pattern.Length > 0 && CertificateRule.Parts.FirstOrDefault(p => !rule.Pattern.Contains(p, StringComparison.Ordinal)) is { } missing)
            certificates.Error(certificates.MarkOf("number"), "WG2520", $"证照编号规则缺少“{missing}”，编号会重复", $"The number lacks '{missing}' and would be given twice");
        certificates.Done();
        return rule;
    }

    private static LegalLimit DraftCheck(Fields fields)
    {
        if (fields.Sub("draft_check") is not { } check)
            return new LegalLimit(default, string.Empty);
        var found = new LegalLimit(check.Limit("limit"), check.Text("basis"));
        check.Done();
        return found;
    }

    private static RatingRule Rating(Fields fields)
    {
        if (fields.Sub("rating") is not { } rating)
            return new RatingRule(default, default, default, string.Empty);
        var found = new RatingRule(
            rating.Limit("silent_after"), rating.Word("silent_as", Levels), rating.Limit("follow_up"), rating.Text("basis"));
        rating.Done();
        return found;
    }

    private static AppointmentRule Appointments(Fields fields)
    {
        if (fields.Sub("appointments") is not { } appointments)
            return new AppointmentRule(1, 30, []);
        var points = ImmutableArray.CreateBuilder<ServicePoint>();
        foreach (var item in appointments.Items("points"))
        {
            if (appointments.SubOf(item, "points") is not { } point)
                continue;
            var name = point.Text("name");
            if (points.Any(p => p.Name == name))
                point.Error(point.MarkOf("name"), "WG2501", $"“{name}”已经有了", $"'{name}' stands twice");
            points.Add(new ServicePoint(
                name, [.. point.Items("sessions", some: true).Select(s => Session(s, point)).OfType<Session>()], point.Whole("capacity", 1, 999)));
            point.Done();
        }

        var found = new AppointmentRule(appointments.Whole("days_ahead", 1, 90), appointments.Whole("slot_minutes", 5, 240), points.ToImmutable());
        appointments.Done();
        return found;
    }

    private static ImmutableArray<Bundle> Bundles(Fields fields)
    {
        var bundles = ImmutableArray.CreateBuilder<Bundle>();
        foreach (var node in fields.Items("bundles", needed: false))
        {
            if (fields.SubOf(node, "bundles") is not { } bundle)
                continue;
            var items = ImmutableArray.CreateBuilder<ItemCode>();
            var (name, basis) = (bundle.Text("name"), bundle.Text("basis"));
            foreach (var each in bundle.Items("items", some: true))
            {
                if (bundle.SubOf(each, "items") is not { } item)
                    continue;
                items.Add(ItemReader.CodeOf(item, "of"));
                item.Done();
            }

            bundles.Add(new Bundle(name, basis, items.ToImmutable()));
            bundle.Done();
        }

        return bundles.ToImmutable();
    }

    private static Session? Session(Node node, Fields point)
    {
        var ends = point.TextOf(node, "sessions").Split('-');
        if (ends.Length == 2 && Clock.Parse(ends[0]) is { Success: true } from && Clock.Parse(ends[1]) is { Success: true } to && from.Value < to.Value)
            return new Session(from.Value, to.Value);
        point.Error(node.Mark, "WG1108", "须是起止时间，如 '09:00-12:00'", "Must be two times such as '09:00-12:00'");
        return null;
    }
}
