using System.Globalization;
using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;
using WorkflowGov.Definitions.Exports;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions;

/// <summary>Values of elements in the words of people: Chinese in the words of the language, English in plain ones.</summary>
internal static class Wording
{
    private static readonly Text Nothing = new("（无）", "(none)");

    public static Text Of(Guard? condition) => condition is null ? new Text("（没有条件）", "(no condition)") : Same(GuardSource.Of(condition));

    public static Text Of(object? value) => value switch
    {
        null => Nothing,
        string text => new Text($"“{text}”", $"'{text}'"),
        bool yes => yes ? new Text("是", "yes") : new Text("否", "no"),
        Guard condition => Of(condition),
        TimeLimit limit => new Text(limit.ToString(), limit.ToEnglish()),
        LocalDate date => Same(date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
        IntermediaryService service => new Text($"“{service.Service}”（{service.Basis}，{service.PaidBy}承担）", $"'{service.Service}' ({service.Basis}, paid by {service.PaidBy})"),
        CommonQuestion question => new Text($"“{question.Question}”：{question.Answer}", $"'{question.Question}': {question.Answer}"),
        Enum word => new Text(WordOf(word) ?? word.ToString(), Plain(word.ToString())),
        IFormattable number => Same(number.ToString(null, CultureInfo.InvariantCulture)),
        _ => Same(value.ToString()!),
    };

    private static Text Same(string text) => new(text, text);

    private static string? WordOf(Enum value) => value switch
    {
        ItemType type => Words.Types.Of(type),
        ItemLevel level => Words.Levels.Of(level),
        PowerSource source => Words.PowerSources.Of(source),
        Audience audience => Words.Audiences.Of(audience),
        Handling handling => Words.Handlings.Of(handling),
        ServiceScope scope => Words.Scopes.Of(scope),
        ServiceChannel channel => Words.Channels.Of(channel),
        OnlineDepth depth => Words.OnlineDepths.Of(depth),
        FieldType type => Words.FieldTypes.Of(type),
        MaterialNeed need => need switch { MaterialNeed.Required => "必要", MaterialNeed.Conditional => "符合条件时必要", _ => "容缺" },
        MaterialForm form => Words.Forms.Of(form),
        MaterialSource source => Words.Sources.Of(source),
        ResultKind kind => Words.Results.Of(kind),
        Confidence confidence => Words.Confidences.Of(confidence),
        StepKind kind => Words.Kinds.Of(kind),
        ReviewMethod method => Words.Methods.Of(method),
        ApproverLevel level => Words.Approvers.Of(level),
        _ => null,
    };

    /// <summary><c>MoreThanHalf</c> as <c>more than half</c>.</summary>
    private static string Plain(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
