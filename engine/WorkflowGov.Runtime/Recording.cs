using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime;

/// <summary>Turns events into rows of the log, and tells their stored names.</summary>
internal static class Recording
{
    private static readonly FrozenDictionary<Type, string> Names = typeof(CaseEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>Every stored name, in the order of the alphabet.</summary>
    public static ImmutableArray<string> AllNames { get; } = [.. Names.Values.Order(StringComparer.Ordinal)];

    /// <summary>The stored name of an event, for example <c>case.accepted</c>.</summary>
    public static string NameOf(CaseEvent happened) => Names[happened.GetType()];

    /// <summary>The stored name of a kind of event.</summary>
    public static string NameOf<T>()
        where T : CaseEvent => Names[typeof(T)];

    /// <summary>Records an event behind the one before.</summary>
    public static RecordedEvent Of(CaseEvent happened, CaseContext context, int sequence, byte[] before) =>
        RecordedEvent.Chain(before, new RecordedEvent(
            context.CaseId, sequence, Precise(context.Now), context.Actor.User, context.Actor.Name,
            context.Actor.Office.Name, context.Item.Hash, NameOf(happened), StoredJson.Write(happened), []));

    /// <summary>PostgreSQL keeps microseconds: what is hashed must be what comes back.</summary>
    public static NodaTime.Instant Precise(NodaTime.Instant at)
    {
        var ticks = at.ToUnixTimeTicks();
        return NodaTime.Instant.FromUnixTimeTicks(ticks - (ticks % 10));
    }
}
