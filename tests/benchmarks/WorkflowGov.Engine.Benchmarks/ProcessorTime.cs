using System.Globalization;

namespace WorkflowGov.Engine.Benchmarks;

/// <summary>Processor time used so far by this process and by the database's; says more than a clock on a machine with other guests.</summary>
/// <param name="Engine">Seconds, of this process: engine and clients.</param>
/// <param name="Database">Seconds, of the postmaster and its children.</param>
internal readonly record struct ProcessorTime(double Engine, double Database)
{
    private const double TicksPerSecond = 100;

    /// <summary>Reads /proc.</summary>
    /// <param name="data">The database's data folder.</param>
    public static ProcessorTime Now(string data)
    {
        var postmaster = File.ReadLines(Path.Combine(data, "postmaster.pid")).First();
        var database = 0.0;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(f => char.IsAsciiDigit(Path.GetFileName(f)[0])))
        {
            if (Fields(folder) is { } fields && (Path.GetFileName(folder) == postmaster || fields[1] == postmaster))
                database += Seconds(fields, folder.EndsWith("/" + postmaster, StringComparison.Ordinal));
        }

        return new ProcessorTime(Environment.CpuUsage.TotalTime.TotalSeconds, database);
    }

    private static double Seconds(string[] fields, bool withChildren) =>
        (withChildren ? fields[11..15] : fields[11..13]).Sum(f => double.Parse(f, CultureInfo.InvariantCulture)) / TicksPerSecond;

    /// <summary>The fields of stat from the state on: [0] state, [1] parent, [11] user, [12] system, [13] and [14] ended children.</summary>
    private static string[]? Fields(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
