using WorkflowGov.Core;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Definitions;

/// <summary>Compares values of one element and collects what differs, in words.</summary>
internal sealed class Comparing(List<Change> changes)
{
    /// <summary>A value that became another.</summary>
    /// <param name="where">The element.</param>
    /// <param name="before">The value before, or null.</param>
    /// <param name="after">The value afterwards, or null.</param>
    /// <param name="effect">What the change means; none = neutral.</param>
    public void Value<T>(Text where, T before, T after, Func<T, T, Effect>? effect = null)
    {
        if (!EqualityComparer<T>.Default.Equals(before, after))
            Became(where, Wording.Of(before), Wording.Of(after), effect?.Invoke(before, after) ?? Effect.Neutral);
    }

    /// <summary>A condition that became another.</summary>
    public void Guards(Text where, Guard? before, Guard? after)
    {
        if (Wording.Of(before) != Wording.Of(after))
            Became(where, Wording.Of(before), Wording.Of(after), Effect.Neutral);
    }

    /// <summary>A list of texts or words: what came, what went, and whether only the order changed.</summary>
    public void Values<T>(Text where, IReadOnlyList<T> before, IReadOnlyList<T> after, Effect ifAdded, Effect ifRemoved)
        where T : notnull
    {
        foreach (var gone in before.Except(after))
            Add(where, $"删去：{Wording.Of(gone).Zh}", $"removed: {Wording.Of(gone).En}", ifRemoved);
        foreach (var come in after.Except(before))
            Add(where, $"增加：{Wording.Of(come).Zh}", $"added: {Wording.Of(come).En}", ifAdded);
        Reordered(where, before, after);
    }

    /// <summary>The same entries in another order, or one of them more often.</summary>
    public void Reordered<T>(Text where, IReadOnlyList<T> before, IReadOnlyList<T> after)
    {
        if (before.ToHashSet().SetEquals(after) && !before.SequenceEqual(after))
            Add(where, $"次序变为：{string.Join("、", after.Select(a => Wording.Of(a).Zh))}", $"order now: {string.Join(", ", after.Select(a => Wording.Of(a).En))}", Effect.Neutral);
    }

    public void Add(Text where, string zh, string en, Effect effect) => changes.Add(new Change(where, new Text(zh, en), effect));

    /// <summary>Longer is stricter; of different units where it holds whatever the start, else a person must tell.</summary>
    public static Effect Longer(TimeLimit? before, TimeLimit? after) => (before, after) switch
    {
        ({ } a, { } b) when a.Unit == b.Unit => b.Amount > a.Amount ? Effect.Stricter : Effect.Looser,
        ({ } a, { } b) when Days(a) is { } was && Days(b) is { } now => now.Least >= was.Most ? Effect.Stricter : now.Most <= was.Least ? Effect.Looser : Effect.Neutral,
        (null, { }) => Effect.Looser,
        ({ }, null) => Effect.Stricter,
        _ => Effect.Neutral,
    };

    /// <summary>
    /// How many natural days a limit takes, before it moves off a day without work; null = hours. Working days come at
    /// least every second day but for the longest holidays, which are shorter than ten days.
    /// </summary>
    private static (int Least, int Most)? Days(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.WorkingDays => (limit.Amount, (2 * limit.Amount) + 9),
        LimitUnit.NaturalDays => (limit.Amount, limit.Amount),
        LimitUnit.Months => (28 * limit.Amount, 31 * limit.Amount),
        LimitUnit.Years => (365 * limit.Amount, 366 * limit.Amount),
        _ => null,
    };

    /// <summary>More is stricter.</summary>
    public static Effect More(int before, int after) => after > before ? Effect.Stricter : Effect.Looser;

    private void Became(Text where, Text before, Text after, Effect effect) =>
        Add(where, $"{before.Zh} → {after.Zh}", $"{before.En} → {after.En}", effect);
}
