using System.Collections.Immutable;
using System.Globalization;
using NodaTime.Text;
using WorkflowGov.Core;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions;

/// <summary>A guard as a clerk reads it: <c>经营面积不少于 500 平方米</c>, with the labels of the form.</summary>
public static class GuardText
{
    private static readonly Dictionary<Comparison, (string Zh, string En)> OfNumbers = new()
    {
        [Comparison.Equal] = ("等于", "is"),
        [Comparison.NotEqual] = ("不等于", "is not"),
        [Comparison.Less] = ("少于", "is less than"),
        [Comparison.AtMost] = ("不超过", "is at most"),
        [Comparison.Greater] = ("多于", "is more than"),
        [Comparison.AtLeast] = ("不少于", "is at least"),
    };

    private static readonly Dictionary<Comparison, (string Zh, string En)> OfDates = new()
    {
        [Comparison.Equal] = ("为", "is"),
        [Comparison.NotEqual] = ("不为", "is not"),
        [Comparison.Less] = ("早于", "is before"),
        [Comparison.AtMost] = ("不晚于", "is on or before"),
        [Comparison.Greater] = ("晚于", "is after"),
        [Comparison.AtLeast] = ("不早于", "is on or after"),
    };

    /// <summary>The guard in words.</summary>
    /// <param name="guard">The guard.</param>
    /// <param name="form">The form whose fields it names.</param>
    /// <returns>The words.</returns>
    public static Text Of(Guard guard, ImmutableArray<FormField> form) => guard switch
    {
        Guard.Compare compare => Of(compare, form.FirstOrDefault(f => f.Key == compare.Field)),
        Guard.All all => Joined(all.Parts, form, "，并且", " and "),
        Guard.Any any => Joined(any.Parts, form, "，或者", " or "),
        Guard.Not not => new Text($"不符合：{Of(not.Part, form).Zh}", $"not ({Of(not.Part, form).En})"),
        _ => throw new InvalidOperationException($"Unknown guard {guard.GetType().Name}."),
    };

    private static Text Of(Guard.Compare compare, FormField? field)
    {
        var label = field?.Label ?? compare.Field;
        var unit = field?.Unit is { } given ? $" {given}" : string.Empty;
        switch (compare.Value)
        {
            case FormValue.Flag flag:
                var holds = flag.Value == (compare.With == Comparison.Equal);
                return new Text($"{label}：{(holds ? "是" : "否")}", $"“{label}” is {(holds ? "yes" : "no")}");
            case FormValue.Number number:
                var (zh, en) = OfNumbers[compare.With];
                var amount = number.Value.ToString("#,0.############", CultureInfo.InvariantCulture);
                return new Text($"{label}{zh} {amount}{unit}", $"“{label}” {en} {amount}{unit}");
            case FormValue.Of text when LocalDatePattern.Iso.Parse(text.Value).Success:
                var (on, onEn) = OfDates[compare.With];
                return new Text($"{label}{on} {text.Value}", $"“{label}” {onEn} {text.Value}");
            case FormValue.Of text:
                return compare.With == Comparison.Equal
                    ? new Text($"{label}为“{text.Value}”", $"“{label}” is “{text.Value}”")
                    : new Text($"{label}不是“{text.Value}”", $"“{label}” is not “{text.Value}”");
            default:
                throw new InvalidOperationException($"Unknown value {compare.Value.GetType().Name}.");
        }
    }

    private static Text Joined(ImmutableArray<Guard> parts, ImmutableArray<FormField> form, string zh, string en)
    {
        var all = parts.Select(p => (IsGroup: p is Guard.All or Guard.Any, Words: Of(p, form))).ToList();
        return new Text(
            string.Join(zh, all.Select(p => p.IsGroup ? $"（{p.Words.Zh}）" : p.Words.Zh)),
            string.Join(en, all.Select(p => p.IsGroup ? $"({p.Words.En})" : p.Words.En)));
    }
}
