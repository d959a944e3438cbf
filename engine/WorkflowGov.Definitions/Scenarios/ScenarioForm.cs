using System.Collections.Immutable;
using System.Globalization;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>The fields of the application that a scenario fills in itself.</summary>
internal sealed class ScenarioForm(ServiceItem item)
{
    /// <summary>Every field as an ordinary application has it.</summary>
    public static readonly ImmutableDictionary<string, FormValue> Nothing = ImmutableDictionary<string, FormValue>.Empty;

    public ImmutableDictionary<string, FormValue> Read(Fields fields)
    {
        var given = ImmutableDictionary.CreateBuilder<string, FormValue>();
        foreach (var (key, value) in fields.Sub("form", needed: false)?.Entries ?? [])
        {
            if (item.Form.FirstOrDefault(f => f.Key == key.Text || f.Label == key.Text) is not { } field)
                fields.Unknown(key, "WG2601", "表单字段", "field of the form", item.Form.Select(f => f.Label));
            else if (value is Node.Scalar scalar)
                given[field.Key] = Value(field, scalar.Text);
        }

        return given.ToImmutable();
    }

    /// <summary>A value as the field holds it; one that does not fit is left to the engine to refuse.</summary>
    private static FormValue Value(FormField field, string text) => field.Type switch
    {
        FieldType.Number or FieldType.Integer when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => new FormValue.Number(number),
        FieldType.Boolean => new FormValue.Flag(text is "true" or "是"),
        _ => new FormValue.Of(text),
    };
}
