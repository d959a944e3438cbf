using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using System.Text.RegularExpressions;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Runtime;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.OpenApi;

/// <summary>A rule by which requests are refused.</summary>
/// <param name="Code">Its code, for example <c>WG5107</c>.</param>
/// <param name="Status">The answer's HTTP status.</param>
/// <param name="Message">Its sentence; … where it names what was sent.</param>
internal sealed record WrittenRule(string Code, int Status, Text Message);

/// <summary>All rules by which requests are refused, as the code has them.</summary>
internal static partial class RuleBook
{
    private const char Named = '…';

    private static readonly Lazy<FrozenDictionary<string, WrittenRule>> Known = new(() => Methods()
        .SelectMany(m => Rules([.. CompiledMethod.Read(m)])).GroupBy(r => r.Code, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));

    /// <summary>By code.</summary>
    public static FrozenDictionary<string, WrittenRule> All => Known.Value;

    [GeneratedRegex("^WG[5-9][0-9]{3}$")]
    private static partial Regex CodePattern { get; }

    /// <summary>Separators and formats are no part of a sentence.</summary>
    [GeneratedRegex("^([、，；,;: ]+|u{4}.*)$")]
    private static partial Regex FormatPattern { get; }

    /// <summary>The codes that a method names, with the HTTP status they are answered with.</summary>
    public static IEnumerable<WrittenRule> Rules(List<Instruction> all)
    {
        for (var at = 0; at < all.Count; at++)
        {
            if (all[at].Operand is not string code || !CodePattern.IsMatch(code))
                continue;
            var end = all.FindIndex(at, i => IsRefusal(i.Operand as MethodBase));
            if (end >= 0)
                yield return new WrittenRule(code, StatusOf(all, at, end), Sentence(all[(at + 1)..end]));
        }
    }

    private static bool IsRefusal(MethodBase? method) => method is ConstructorInfo
        ? method.DeclaringType == typeof(Rejection)
        : method is { Name: nameof(RejectionProblem.Of) } && method.DeclaringType == typeof(RejectionProblem) && method.GetParameters().Length > 1;

    private static int StatusOf(List<Instruction> all, int at, int end) => all[end].Operand is ConstructorInfo
        ? RejectionProblem.StatusOf((RejectionKind)(all[at + 1].Operand as int? ?? (int)RejectionKind.Conflict))
        : all[at - 1].Operand as int? ?? all[at..end].Select(i => i.Operand).OfType<int>().LastOrDefault(n => n >= StatusCodes.Status400BadRequest);

    /// <summary>The pieces of both sentences, with … where something is put between them.</summary>
    private static Text Sentence(IEnumerable<Instruction> written)
    {
        var (zh, en, isEnglish) = (new StringBuilder(), new StringBuilder(), false);
        foreach (var (code, operand) in written)
        {
            if (operand is ConstructorInfo { DeclaringType: var made } && made == typeof(Text))
                break;
            if (operand is string piece && !FormatPattern.IsMatch(piece))
            {
                isEnglish |= zh.Length > 0 && piece.Length > 1 && char.IsAsciiLetter(piece.FirstOrDefault(char.IsLetter)) && !piece.Any(c => c > '\u2E80');
                (isEnglish ? en : zh).Append(piece);
            }
            else if (zh.Length > 0 && operand is MethodBase { Name: "ToStringAndClear" or "Concat" or "Format" })
                isEnglish = true;
            else if (code != OpCodes.Nop && (isEnglish ? en : zh) is { Length: > 0 } sentence && sentence[^1] != Named && !code.Name!.StartsWith("br", StringComparison.Ordinal))
                sentence.Append(Named);
        }

        return new Text(Trim(zh), Trim(en));
    }

    /// <summary>What is done after the last piece is no place for anything, unless the piece leads up to it.</summary>
    private static string Trim(StringBuilder sentence) =>
        sentence.ToString().TrimEnd(Named) is var bare && bare.TrimEnd().LastOrDefault() is '：' or ':' or '“' or '《' ? $"{bare}{Named}" : bare;

    private static IEnumerable<MethodBase> Methods() => new[] { typeof(Decide).Assembly, typeof(CaseService).Assembly, typeof(RuleBook).Assembly }
        .SelectMany(a => a.GetTypes())
        .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        .OfType<MethodBase>().Where(m => m.GetMethodBody() is not null && m.DeclaringType != typeof(RuleBook));
}
