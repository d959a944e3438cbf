using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Scenarios;

/// <summary>Reads what must hold after a line of a scenario.</summary>
internal sealed class ExpectationReader(ServiceItem item)
{
    private const string NotYet = "未决定";

    private readonly StepNames steps = new(item);

    public (ExpectedRefusal? Refusal, ImmutableArray<Expected> Facts) Read(Fields fields)
    {
        var refusal = fields.Find("rejected") is { } code
            ? new ExpectedRefusal(code.Mark, fields.TextOf(code, "rejected"), fields.TextIfAny("basis"))
            : null;
        ImmutableArray<Expected> facts =
        [
            .. One(fields, "status", n => new Expected.Status(n.Mark, fields.WordOf(n, "status", ScenarioWords.Statuses))),
            .. One(fields, "decision", n => Decision(n, fields)),
            .. One(fields, "open", n => new Expected.Open(n.Mark, [.. fields.Items("open").Select(i => steps.Of(i, fields)).OfType<Core.Processes.Step>().Select(s => s.Id)])),
            .. One(fields, "events", n => new Expected.Events(n.Mark, Events(fields))),
            .. One(fields, "version", n => new Expected.Version(n.Mark, fields.WordOf(n, "version", ScenarioWords.Versions))),
            .. fields.Items("reasons", needed: false).Select(r => new Expected.Reason(r.Mark, Reason(r, fields))),
            .. Dues(fields),
            .. Cards(fields),
        ];
        fields.Done();
        return (refusal, facts);
    }

    private static IEnumerable<Expected> One(Fields fields, string key, Func<Node, Expected> read) =>
        fields.Find(key) is { } node ? [read(node)] : [];

    private static Expected.Decision Decision(Node node, Fields fields) => new(
        node.Mark, node is Node.Scalar { Text: NotYet } ? null : fields.WordOf(node, "decision", ScenarioWords.Decisions));

    /// <summary>A reason in words, or <c>{环节: 2}</c>: the second criterion of a step, whatever its words are today.</summary>
    private string Reason(Node node, Fields fields)
    {
        if (node is not Node.Map { Entries: [var (step, number)] } || number is not Node.Scalar scalar)
            return fields.TextOf(node, "reasons");
        var criteria = steps.Of(step, fields)?.Criteria ?? [];
        if (int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= criteria.Length)
            return criteria[n - 1];
        if (!criteria.IsEmpty)
            fields.Error(scalar.Mark, "WG2601", $"“{step.Text}”只有 {criteria.Length} 条审查要点", $"'{step.Text}' has {criteria.Length} criteria only");
        return string.Empty;
    }

    private static ImmutableArray<string> Events(Fields fields)
    {
        var words = fields.Items("events").OfType<Node.Scalar>().ToList();
        foreach (var unknown in words.Where(w => !ScenarioWords.Events.Contains(w.Text)))
            fields.Unknown(unknown, "WG2601", "事件", "event", ScenarioWords.Events);
        return [.. words.Select(w => w.Text)];
    }

    private IEnumerable<Expected> Dues(Fields fields)
    {
        foreach (var (clock, value) in fields.Sub("due", needed: false)?.Entries ?? [])
        {
            if (Clock(clock, fields) is { } word && Due(fields.TextOf(value, clock.Text), value, fields) is { } due)
                yield return new Expected.Due(value.Mark, word, due);
        }
    }

    private static DueWord? Due(string text, Node at, Fields fields)
    {
        if (text is ScenarioWords.Suspended or ScenarioWords.Absent)
            return new DueWord(null, false, text == ScenarioWords.Absent);
        var provisional = text.EndsWith(ScenarioWords.Provisional, StringComparison.Ordinal);
        var day = LocalDatePattern.Iso.Parse(provisional ? text[..^ScenarioWords.Provisional.Length].TrimEnd() : text);
        if (day.Success)
            return new DueWord(day.Value, provisional, false);
        fields.Error(at.Mark, "WG1108", "到期日写成 2026-07-01、2027-01-08 暂定、中止或者无", "A due date reads 2026-07-01, 2027-01-08 暂定, 中止 or 无");
        return null;
    }

    private IEnumerable<Expected> Cards(Fields fields)
    {
        if (fields.Find("cards") is Node.Scalar { Text: ScenarioWords.Absent } none)
        {
            yield return new Expected.NoCard(none.Mark);
            yield break;
        }

        foreach (var (clock, value) in fields.Sub("cards", needed: false)?.Entries ?? [])
        {
            if (Clock(clock, fields) is { } word)
                yield return new Expected.Card(value.Mark, word, value is Node.Scalar { Text: ScenarioWords.Absent } ? null : fields.WordOf(value, clock.Text, ScenarioWords.Rungs));
        }
    }

    private ClockWord? Clock(Node.Scalar name, Fields fields)
    {
        if (Words.Clocks.Find(name.Text) is { } kind)
            return new ClockWord(name.Text, kind, null);
        if (steps.Find(name.Text) is { } step)
            return new ClockWord(name.Text, null, step.Id);
        fields.Unknown(name, "WG2601", "时限", "clock", Words.Clocks.All.Concat(steps.Titles));
        return null;
    }
}
