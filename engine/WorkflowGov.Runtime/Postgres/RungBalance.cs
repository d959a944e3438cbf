namespace WorkflowGov.Runtime.Postgres;

/// <summary>
/// The rungs of a clock in balance: every rung ever armed has fired, was cancelled, was superseded by another instant
/// or is pending. Each statement that writes rungs keeps the count; <see cref="Broken"/> holds the count against the
/// cards.
/// </summary>
internal static class RungBalance
{
    /// <summary>For an upsert into <c>clock</c>.</summary>
    public const string OfExcluded = """
        next_rung_at = case when clock.fired < 1 and excluded.amber_at is not null then excluded.amber_at
                when clock.fired < 2 and excluded.yellow_at is not null then excluded.yellow_at
                when clock.fired < 3 then excluded.red_at end,
            armed = clock.armed
                + (excluded.amber_at is not null and clock.amber_at is distinct from excluded.amber_at and clock.fired < 1)::int
                + (excluded.yellow_at is not null and clock.yellow_at is distinct from excluded.yellow_at and clock.fired < 2)::int
                + (excluded.red_at is not null and clock.red_at is distinct from excluded.red_at and clock.fired < 3)::int,
            superseded = clock.superseded
                + ((clock.amber_at <> excluded.amber_at and clock.fired < 1) is true)::int
                + ((clock.yellow_at <> excluded.yellow_at and clock.fired < 2) is true)::int
                + ((clock.red_at <> excluded.red_at and clock.fired < 3) is true)::int,
            cancelled = clock.cancelled
                + (clock.amber_at is not null and excluded.amber_at is null and clock.fired < 1)::int
                + (clock.yellow_at is not null and excluded.yellow_at is null and clock.fired < 2)::int
                + (clock.red_at is not null and excluded.red_at is null and clock.fired < 3)::int
        """;

    /// <summary>For an update of <c>clock k</c> from <c>u</c>.</summary>
    public const string OfUpdate = """
        next_rung_at = case when k.fired < 1 and u.amber_at is not null then u.amber_at
                when k.fired < 2 and u.yellow_at is not null then u.yellow_at
                when k.fired < 3 then u.red_at end,
            armed = k.armed
                + (u.amber_at is not null and k.amber_at is distinct from u.amber_at and k.fired < 1)::int
                + (u.yellow_at is not null and k.yellow_at is distinct from u.yellow_at and k.fired < 2)::int
                + (u.red_at is not null and k.red_at is distinct from u.red_at and k.fired < 3)::int,
            superseded = k.superseded
                + ((k.amber_at <> u.amber_at and k.fired < 1) is true)::int
                + ((k.yellow_at <> u.yellow_at and k.fired < 2) is true)::int
                + ((k.red_at <> u.red_at and k.fired < 3) is true)::int,
            cancelled = k.cancelled
                + (k.amber_at is not null and u.amber_at is null and k.fired < 1)::int
                + (k.yellow_at is not null and u.yellow_at is null and k.fired < 2)::int
                + (k.red_at is not null and u.red_at is null and k.fired < 3)::int
        """;

    /// <summary>Rungs of <c>clock k</c> still to come.</summary>
    public const string Pending = """
        (k.amber_at is not null and k.fired < 1)::int + (k.yellow_at is not null and k.fired < 2)::int
            + (k.red_at is not null and k.fired < 3)::int
        """;

    /// <summary>Whether <c>clock k</c> with <c>f.cards</c> cards is out of balance, or waits for another instant than its next rung.</summary>
    public const string Broken = $"""
        k.armed <> f.cards + k.cancelled + k.superseded + {Pending}
            or k.next_rung_at is distinct from case when k.fired < 1 and k.amber_at is not null then k.amber_at
                when k.fired < 2 and k.yellow_at is not null then k.yellow_at
                when k.fired < 3 then k.red_at end
        """;
}
