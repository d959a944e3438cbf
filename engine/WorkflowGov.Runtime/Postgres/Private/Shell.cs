using System.Diagnostics;

namespace WorkflowGov.Runtime.Postgres.Private;

/// <summary>Runs a program and waits for it.</summary>
internal static class Shell
{
    public static (int Code, string Text) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        var error = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text + error.GetAwaiter().GetResult());
    }

    public static string Output(string program, params string[] arguments) => Run(program, arguments).Text;
}
