using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace WorkflowGov.Server.OpenApi;

/// <summary>One instruction of a compiled method: a text, a number or a member that it names; else nothing of interest.</summary>
/// <param name="Code">The instruction.</param>
/// <param name="Operand">A <see cref="string"/>, an <see cref="int"/>, a <see cref="MethodBase"/>, or null.</param>
internal readonly record struct Instruction(OpCode Code, object? Operand);

/// <summary>Reads what a compiled method says: the document of the API tells of refusals what the code does, not what a list says.</summary>
internal static class CompiledMethod
{
    private static readonly FrozenDictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToFrozenDictionary(c => c.Value);

    /// <summary>The instructions of a method, or of the states that an asynchronous one or an iterator is compiled to.</summary>
    public static IEnumerable<Instruction> Read(MethodBase method)
    {
        var written = method.GetCustomAttribute<StateMachineAttribute>() is { StateMachineType: var states }
            ? states.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic) ?? method
            : method;
        return written.GetMethodBody()?.GetILAsByteArray() is { } il ? Read(written, il) : [];
    }

    private static IEnumerable<Instruction> Read(MethodBase method, byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var code = Codes[il[at] == 0xFE ? unchecked((short)(0xFE00 | il[at + 1])) : il[at]];
            at += code.Size;
            yield return new Instruction(code, Operand(method, code, il.AsSpan(at)));
            at += Length(code, il.AsSpan(at));
        }
    }

    private static int Length(OpCode code, ReadOnlySpan<byte> rest) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => 4,
    };

    private static object? Operand(MethodBase method, OpCode code, ReadOnlySpan<byte> rest) => code.OperandType switch
    {
        OperandType.InlineString => method.Module.ResolveString(BinaryPrimitives.ReadInt32LittleEndian(rest)),
        OperandType.InlineI => BinaryPrimitives.ReadInt32LittleEndian(rest),
        OperandType.ShortInlineI => (int)unchecked((sbyte)rest[0]),
        OperandType.InlineNone when code.Value >= OpCodes.Ldc_I4_0.Value && code.Value <= OpCodes.Ldc_I4_8.Value => code.Value - OpCodes.Ldc_I4_0.Value,
        OperandType.InlineMethod => Method(method, BinaryPrimitives.ReadInt32LittleEndian(rest)),
        _ => null,
    };

    private static MethodBase? Method(MethodBase within, int token)
    {
        var ofType = within.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        return within.Module.ResolveMethod(token, ofType, within.IsGenericMethod ? within.GetGenericArguments() : null);
    }
}
