using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>A complete application for any item, so that a scenario states only what matters to it.</summary>
internal static class SampleApplication
{
    private const string IdNumber = "11010519491231002X";
    private const string Uscc = "11440306BA0000015F";
    private const string Phone = "0755-27788888";
    private static readonly LocalDate FarAway = new(2099, 12, 31);

    /// <summary>Makes one.</summary>
    /// <param name="item">The item.</param>
    /// <param name="given">Fields that the scenario fills in.</param>
    /// <param name="without">Keys of materials that are left out.</param>
    /// <param name="kind">Kind of applicant; null = the first the item serves.</param>
    /// <param name="today">The day it is handed in.</param>
    public static Application Of(
        ServiceItem item, IReadOnlyDictionary<string, FormValue> given, IReadOnlyCollection<string> without, Audience? kind, LocalDate today)
    {
        var form = item.Form.ToImmutableDictionary(f => f.Key, f => given.GetValueOrDefault(f.Key) ?? Value(f, item, today));
        var materials = item.Materials
            .Where(m => m.Need == MaterialNeed.Deferrable || m.IsAskedFor(form))
            .Where(m => !without.Contains(m.Key)).Select(m => Handed(m));
        var applicant = kind ?? item.Audience[0];
        var identifier = applicant == Audience.NaturalPerson ? IdNumber : Uscc;
        return new Application(new Applicant(applicant, "申请人", identifier, Phone), form, [.. materials], Channel.Web)
        {
            Commitment = item.Process.Steps.Any(s => s.Kind == StepKind.PostCheck) ? "承诺书" : null,
        };
    }

    /// <summary>A material as it is handed in.</summary>
    public static SubmittedMaterial Handed(Material material) => new(material.Key, material.Form, string.Empty);

    private static FormValue Value(FormField field, ServiceItem item, LocalDate today) => field.Type switch
    {
        FieldType.Number or FieldType.Integer => new FormValue.Number(Math.Ceiling(field.Min ?? Math.Min(1, field.Max ?? 1))),
        FieldType.Boolean => new FormValue.Flag(false),
        FieldType.Choice => new FormValue.Of(field.Options[0]),
        FieldType.Date => new FormValue.Of(LocalDatePattern.Iso.Format(item.Renewal?.Expires == field.Key ? FarAway : today)),
        FieldType.IdNumber => new FormValue.Of(IdNumber),
        FieldType.Uscc => new FormValue.Of(Uscc),
        FieldType.Phone => new FormValue.Of(Phone),
        _ => new FormValue.Of("内容"),
    };
}
