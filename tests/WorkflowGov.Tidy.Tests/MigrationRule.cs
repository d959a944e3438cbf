using System.Text.RegularExpressions;

namespace WorkflowGov.Tidy.Tests;

/// <summary>
/// What a migration may not do while servers of the version before still run (samples/operations/README.md, Schema). A
/// statement that is right all the same says why on the line before it: <c>-- waits: the table is small</c> for what
/// holds commands up for a moment, <c>-- contract: unused since 0.1.0</c> for what no server of an earlier version than
/// the present one reads.
/// </summary>
internal static partial class MigrationRule
{
    private const string Excused = "-- waits: ";
    private const string Contracts = "-- contract: unused since ";

    private static readonly (Regex Found, bool OfContract, string Mend)[] Forbidden =
    [
        Of(@"^drop (table|view|type|schema|sequence|function|trigger)|^alter table .*\bdrop (column|constraint)", true, "what the version before uses is dropped a version later"),
        Of(@"\brename\b", true, "add the new name beside the old one, and drop that a version later"),
        Of(@"^alter table .*\balter (column )?\w+ (set data )?type\b", true, "add a column of the new type"),
        Of(@"^alter table .*\bset not null", false, "add a check that is not valid, and validate it"),
        Of(@"^alter table .*\badd (column )?(?!constraint)(?=[^,]*\bnot null\b)(?![^,]*\bdefault\b)", false, "the version before does not fill it: give it a default"),
        Of(@"^alter table .*\badd (column )?[^,]*\b(serial|bigserial|identity|generated always|random|clock_timestamp|gen_random_uuid|nextval)\b", false, "it writes every row anew"),
        Of(@"^alter table .*\badd constraint (?!.*\bnot valid\b)", false, "it reads every row while commands wait: add it as not valid, validate it in a migration of its own"),
        Of(@"^create (unique )?index", false, "writing waits while it is built"),
        Of(@"^(truncate|lock|cluster|vacuum|reindex|refresh)\b", false, "commands wait"),
        Of(@"^(update|delete from) ", false, "rows stay locked until it is done: change them as they are read, or in small parts"),
    ];

    [GeneratedRegex(@"^create table (?:if not exists )?(\w+)", RegexOptions.Multiline)]
    private static partial Regex Made { get; }

    [GeneratedRegex(@"^(?:alter table (?:only |if exists )*|create (?:unique )?index .*? on (?:only )?|update |delete from |truncate (?:table )?|lock table |drop table )(\w+)")]
    private static partial Regex Touched { get; }

    /// <summary>What is wrong with a migration; nothing is wrong with what concerns a table that it made itself.</summary>
    public static IEnumerable<string> BrokenIn(string path, string sql, Version present)
    {
        var own = Made.Matches(sql).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (statement, excuse, line) in Statements(sql))
        {
            if (Touched.Match(statement) is { Success: true } on && own.Contains(on.Groups[1].Value))
                continue;
            foreach (var (found, ofContract, mend) in Forbidden.Where(f => f.Found.IsMatch(statement)))
            {
                var isExcused = ofContract
                    ? excuse.StartsWith(Contracts, StringComparison.Ordinal) && Version.TryParse(excuse[Contracts.Length..], out var since) && since < present
                    : excuse.Length > Excused.Length && excuse.StartsWith(Excused, StringComparison.Ordinal);
                if (!isExcused)
                    yield return $"{path}:{line}: '{statement}' — {mend}";
            }
        }
    }

    /// <summary>Statements on one line each, with the comment on the line before and where they begin.</summary>
    private static IEnumerable<(string Statement, string Excuse, int Line)> Statements(string sql)
    {
        var (lines, statement, excuse, began) = (sql.Split('\n'), string.Empty, string.Empty, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.StartsWith("--", StringComparison.Ordinal) || line.Length == 0)
            {
                excuse = statement.Length == 0 ? line : excuse;
                continue;
            }

            if (statement.Length == 0)
                began = i + 1;
            statement = $"{statement} {line.Split("--")[0].Trim()}".Trim();
            if (!statement.EndsWith(';'))
                continue;
            yield return (statement.TrimEnd(';'), excuse, began);
            (statement, excuse) = (string.Empty, string.Empty);
        }
    }

    private static (Regex Found, bool OfContract, string Mend) Of(string pattern, bool ofContract, string mend) =>
        (new Regex(pattern, RegexOptions.Compiled | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(10)), ofContract, mend);
}
