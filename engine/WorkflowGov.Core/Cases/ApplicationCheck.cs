using System.Collections.Immutable;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>Holds an application against the item's form and list of materials: no more, no less.</summary>
internal static class ApplicationCheck
{
    private const int TextMax = 2_000;

    public static Rejection? Applicant(Applicant applicant, CaseContext context)
    {
        var item = context.Item;
        if (string.IsNullOrWhiteSpace(applicant.Name) || string.IsNullOrWhiteSpace(applicant.Identifier))
            return Rejections.ApplicantIncomplete();
        if (!item.Audience.Contains(applicant.Kind))
            return Rejections.NotForApplicant(applicant, item);
        var document = applicant.Document ?? IdentityCheck.DefaultFor(applicant.Kind);
        return IdentityCheck.Fits(document, applicant.Kind) && IdentityCheck.Holds(document, applicant.Identifier, context.Today)
            ? null
            : Rejections.IdentifierUnfit(document);
    }

    public static Rejection? Form(ImmutableDictionary<string, FormValue> form, ServiceItem item)
    {
        if (form.Keys.FirstOrDefault(k => item.Form.All(f => f.Key != k)) is { } unknown)
            return Rejections.UnknownField(unknown);
        return item.Form.Select(f => Field(f, form.GetValueOrDefault(f.Key))).FirstOrDefault(r => r is not null);
    }

    public static Rejection? Materials(ImmutableArray<SubmittedMaterial> materials, ServiceItem item)
    {
        if (materials.FirstOrDefault(s => item.Materials.All(m => m.Key != s.Key)) is { } unlisted)
            return Rejections.UnlistedMaterial(unlisted.Key, item);
        var twice = materials.GroupBy(m => m.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? null : Rejections.MaterialTwice(twice.Key);
    }

    /// <summary>Materials that the item asks for in this case and that were not handed in.</summary>
    public static IEnumerable<Material> Missing(Application application, ServiceItem item) =>
        item.Materials.Where(m => m.IsAskedFor(application.Form) && application.Materials.All(s => s.Key != m.Key));

    public static Rejection? Defect(Defect defect, Application application, ServiceItem item)
    {
        var material = item.Materials.FirstOrDefault(m => m.Key == defect.Material);
        if (material is null)
            return Rejections.UnlistedMaterial(defect.Material, item);
        if (!material.IsAskedFor(application.Form) && material.Need != MaterialNeed.Deferrable && application.Materials.All(m => m.Key != material.Key))
            return Rejections.MaterialNotAsked(material);
        if (defect.Standard is { } standard && !material.AcceptIf.Contains(standard))
            return Rejections.UnknownStandard(standard, material);
        if (defect.Standard is null && application.Materials.Any(m => m.Key == material.Key))
            return Rejections.MaterialPresent(material);
        return null;
    }

    private static Rejection? Field(FormField field, FormValue? value)
    {
        if (value is null)
            return field.Required ? Rejections.FieldMissing(field) : null;
        var fits = (field.Type, value) switch
        {
            (FieldType.Number, FormValue.Number n) => InRange(field, n.Value),
            (FieldType.Integer, FormValue.Number n) => decimal.IsInteger(n.Value) && InRange(field, n.Value),
            (FieldType.Boolean, FormValue.Flag) => true,
            (FieldType.Choice, FormValue.Of t) => field.Options.Contains(t.Value),
            (FieldType.Date, FormValue.Of t) => NodaTime.Text.LocalDatePattern.Iso.Parse(t.Value).Success,
            (FieldType.IdNumber, FormValue.Of t) => Identifiers.IsIdNumber(t.Value),
            (FieldType.Uscc, FormValue.Of t) => Identifiers.IsUscc(t.Value),
            (FieldType.Phone, FormValue.Of t) => t.Value.Length is >= 7 and <= 20
                && t.Value.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or ' '),
            (FieldType.Text, FormValue.Of t) => t.Value.Length is > 0 and <= TextMax,
            _ => false,
        };
        return fits ? null : Rejections.FieldUnfit(field);
    }

    private static bool InRange(FormField field, decimal value) =>
        value >= (field.Min ?? decimal.MinValue) && value <= (field.Max ?? decimal.MaxValue);
}
