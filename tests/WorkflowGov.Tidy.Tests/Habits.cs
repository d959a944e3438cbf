using System.Text.RegularExpressions;

namespace WorkflowGov.Tidy.Tests;

/// <summary>What must not stand in a folder's code, and how to mend it.</summary>
/// <param name="Folder">Where it applies.</param>
/// <param name="Except">Paths it does not apply to; empty = none.</param>
/// <param name="Banned">What is looked for.</param>
/// <param name="Mend">What to do instead.</param>
internal sealed record Habit(string Folder, string Except, Regex Banned, string Mend)
{
    public static readonly Habit[] All =
    [
        Ban("engine/WorkflowGov.Core", "", @"using (?!System|NodaTime|WorkflowGov\.Core)[\w.]+;", "Core knows NodaTime only; put the adapter around it"),
        Ban("engine/WorkflowGov.Definitions", "", @"using (Npgsql|Hangfire|Microsoft\.AspNetCore|Microsoft\.Extensions|WorkflowGov\.Runtime)", "Definitions is pure; adapters live in Runtime"),
        Ban("engine/WorkflowGov.Core", "", @"\b(DateTime|DateTimeOffset|TimeProvider|SystemClock|Guid\.NewGuid|Random|Environment|File|Directory|HttpClient)\b[.(]", "Core has no I/O and no ambient clock; pass the value in"),
        Ban("engine/WorkflowGov.Definitions", "", @"\b(DateTime|DateTimeOffset|TimeProvider|SystemClock|Guid\.NewGuid|Random\.)\b", "Definitions has no ambient clock; pass the value in"),
        Ban("engine", "engine/WorkflowGov.Runtime/DemoClock.cs|engine/WorkflowGov.Server/ServerHost.cs|engine/WorkflowGov.Elsa.Server/Program.cs|engine/WorkflowGov.Cli/AccountCommand.cs", @"SystemClock\.Instance", "Only the composition root and the demo clock know real time; take an IClock"),
        Ban("engine", "engine/WorkflowGov.Runtime/Postgres/", @"\b(select|insert into|update|delete from)\s+[a-z_*(]+[^""]*\b(from|set|values|where)\b", "SQL stands in Runtime/Postgres only"),
        Ban("engine", "engine/WorkflowGov.Runtime/Postgres/|engine/WorkflowGov.Server/ServerHost.cs", @"using Npgsql", "Npgsql is known to Runtime/Postgres and the composition root only"),
        Ban("engine", "engine/WorkflowGov.Runtime/Timers/|engine/WorkflowGov.Server/ServerHost.cs", @"using Hangfire", "Hangfire is known to Runtime/Timers and the composition root only"),
        Ban("engine/WorkflowGov.Runtime/Postgres", "", @"using WorkflowGov\.Runtime\.(Timers|Documents)", "Rooms of Runtime don't see each other; meet in an interface beside CaseService"),
        Ban("engine/WorkflowGov.Runtime/Timers", "", @"using WorkflowGov\.Runtime\.(Postgres|Documents)", "Rooms of Runtime don't see each other; meet in an interface beside CaseService"),
        Ban("engine/WorkflowGov.Runtime/Documents", "", @"using WorkflowGov\.Runtime\.(Postgres|Timers)", "Rooms of Runtime don't see each other; meet in an interface beside CaseService"),
        Ban("engine", "engine/WorkflowGov.Runtime/Documents/", @"using (PdfSharp|QRCoder)", "PDFsharp and QRCoder are known to Runtime/Documents only"),
        Ban("engine", "", @"\basync void\b", "An async method gives a Task"),
        Ban("engine", "", @"\b(class|record|struct) \w*(Manager|Helper|Util|Utils|Impl|Info|Dto)\b", "Name it by what it is in the field"),
        Ban("engine", "", @"//\s*(TODO|FIXME|HACK)", "Open an issue instead of a note"),
        Ban("tests", "tests/benchmarks/|tests/WorkflowGov.Tidy.Tests/", @"Thread\.Sleep", "Wait for what should happen, never for time"),
        Ban("engine", "engine/WorkflowGov.Runtime/Webhooks/", @"using (StandardWebhooks|CloudNative)", "StandardWebhooks and CloudEvents are known to Runtime/Webhooks only"),
        Ban("engine/WorkflowGov.Runtime/Webhooks", "", @"using WorkflowGov\.Runtime\.(Postgres|Timers|Documents)", "Rooms of Runtime don't see each other; meet in an interface beside CaseService"),
    ];

    /// <summary>Every place where the habit is broken.</summary>
    public IEnumerable<string> BrokenIn(IEnumerable<(string Path, string Text)> files)
    {
        foreach (var (path, text) in files.Where(f => Except.Length == 0 || !Except.Split('|').Any(f.Path.StartsWith)))
        {
            foreach (Match match in Banned.Matches(text))
                yield return $"{path}:{text.AsSpan(0, match.Index).Count('\n') + 1}: '{match.Value.Trim()}' — {Mend}";
        }
    }

    private static Habit Ban(string folder, string except, string pattern, string mend) =>
        new(folder, except, new Regex(pattern, RegexOptions.Compiled | RegexOptions.Multiline, TimeSpan.FromSeconds(10)), mend);
}
