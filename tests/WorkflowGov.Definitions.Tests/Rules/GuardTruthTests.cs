using System.Collections.Immutable;
using CsCheck;
using Shouldly;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Rules;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Rules;

/// <summary>What is claimed of a guard for all forms holds for random forms.</summary>
public class GuardTruthTests
{
    private static readonly ImmutableArray<FormField> Fields =
    [
        new("n", "n", FieldType.Number, true, [], null, 0, 10, false),
        new("i", "i", FieldType.Integer, true, [], null, 0, 5, false),
        new("b", "b", FieldType.Boolean, true, [], null, null, null, false),
        new("c", "c", FieldType.Choice, true, ["x", "y", "z"], null, null, null, false),
        new("d", "d", FieldType.Date, true, [], null, null, null, false),
        new("o", "o", FieldType.Boolean, false, [], null, null, null, false),
    ];

    private static readonly Gen<Comparison> Order = Gen.Int[0, 5].Select(i => (Comparison)i);

    private static readonly Gen<Comparison> Equality = Gen.Int[0, 1].Select(i => (Comparison)i);

    private static readonly Gen<FormValue> Number = Gen.Int[-2, 24].Select(n => (FormValue)new FormValue.Number(n / 2m));

    private static readonly Gen<FormValue> Integer = Gen.Int[-1, 6].Select(n => (FormValue)new FormValue.Number(n));

    private static readonly Gen<FormValue> Flag = Gen.Bool.Select(b => (FormValue)new FormValue.Flag(b));

    private static readonly Gen<FormValue> Option = Gen.Int[0, 2].Select(i => (FormValue)new FormValue.Of(Fields[3].Options[i]));

    private static readonly Gen<FormValue> Date = Gen.Int[1, 28].Select(d => (FormValue)new FormValue.Of($"2026-02-{d:00}"));

    private static readonly Gen<Guard> Compare = Gen.OneOf(
        Comparing("n", Order, Number), Comparing("i", Order, Integer), Comparing("b", Equality, Flag),
        Comparing("c", Equality, Option), Comparing("d", Order, Date), Comparing("o", Equality, Flag));

    private static readonly Gen<Guard> Guards = Gen.Recursive<Guard>((depth, guard) => depth == 3 ? Compare : Gen.OneOf(
        Compare, Compare,
        guard.Select(g => (Guard)new Guard.Not(g)),
        guard.Array[2].Select(g => (Guard)new Guard.All([.. g])),
        guard.Array[2].Select(g => (Guard)new Guard.Any([.. g]))));

    private static readonly Gen<Dictionary<string, FormValue>> Forms = Gen.Select(
        Gen.Int[0, 100].Select(n => (FormValue)new FormValue.Number(n / 10m)), Gen.Int[0, 5].Select(n => (FormValue)new FormValue.Number(n)),
        Flag, Option, Date, Gen.Int[0, 2]).Select(v => Form(v.Item1, v.Item2, v.Item3, v.Item4, v.Item5, v.Item6));

    [Fact]
    public void Constant_GuardAndForm_HoldAsClaimed() => Gen.Select(Guards, Forms.Array[30]).Sample(
        (guard, forms) =>
        {
            if (GuardTruth.Constant(guard, Fields) is { } always)
                forms.All(f => guard.Holds(f) == always).ShouldBeTrue();
        },
        iter: 5_000, threads: 1);

    [Fact]
    public void Constant_OfGuardOrItsOpposite_IsTrue() => Guards.Sample(
        guard => (GuardTruth.Constant(new Guard.Any([guard, new Guard.Not(guard)]), Fields) ?? true).ShouldBeTrue(), iter: 500, threads: 1);

    private static Gen<Guard> Comparing(string field, Gen<Comparison> with, Gen<FormValue> value) =>
        Gen.Select(with, value, (w, v) => (Guard)new Guard.Compare(field, w, v));

    private static Dictionary<string, FormValue> Form(FormValue n, FormValue i, FormValue b, FormValue c, FormValue d, int o)
    {
        var form = new Dictionary<string, FormValue> { ["n"] = n, ["i"] = i, ["b"] = b, ["c"] = c, ["d"] = d };
        if (o > 0)
            form["o"] = new FormValue.Flag(o == 1);
        return form;
    }
}
