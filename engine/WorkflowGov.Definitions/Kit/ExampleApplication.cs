using System.Collections.Immutable;
using NodaTime;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Kit;

/// <summary>An application that is received as it is: made from the item, so that it is right whenever the item is.</summary>
public static class ExampleApplication
{
    private const string Person = "11010519491231002X";
    private const string Body = "11440306BA0000015F";
    private const int DaysAhead = 90;

    /// <summary>The application.</summary>
    /// <param name="item">The item.</param>
    /// <param name="today">Today in Asia/Shanghai: days of the form lie ahead of it.</param>
    /// <returns>The application, with every field and all that the item asks for with them.</returns>
    public static Application Of(ServiceItem item, LocalDate today)
    {
        var form = item.Form.ToImmutableDictionary(f => f.Key, f => Value(f, today));
        var materials = item.Materials.Where(m => m.IsAskedFor(form) || m.Need == MaterialNeed.Deferrable).Select(m => new SubmittedMaterial(m.Key, m.Form, string.Empty));
        return new Application(ApplicantOf(item.Audience[0]), form, [.. materials], Channel.Web)
        {
            Commitment = item.Process.Steps.Any(s => s.Kind == StepKind.PostCheck) ? "承诺书 1 号" : null,
        };
    }

    private static Applicant ApplicantOf(Audience kind) => kind == Audience.NaturalPerson
        ? new Applicant(kind, "测试申请人", Person, "0755-00000000")
        : new Applicant(kind, "测试申请单位", Body, "0755-00000000");

    private static FormValue Value(FormField field, LocalDate today) => field.Type switch
    {
        FieldType.Number or FieldType.Integer => new FormValue.Number(Math.Ceiling(field.Min ?? 1)),
        FieldType.Boolean => new FormValue.Flag(true),
        FieldType.Choice => new FormValue.Of(field.Options[0]),
        FieldType.Date => new FormValue.Of(NodaTime.Text.LocalDatePattern.Iso.Format(today.PlusDays(DaysAhead))),
        FieldType.IdNumber => new FormValue.Of(Person),
        FieldType.Uscc => new FormValue.Of(Body),
        FieldType.Phone => new FormValue.Of("0755-00000000"),
        _ => new FormValue.Of("测试内容"),
    };
}
