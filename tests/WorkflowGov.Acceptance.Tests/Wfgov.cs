using System.Diagnostics;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The command line as somebody types it: a process of its own.</summary>
internal static class Wfgov
{
    public static async Task<(int Code, string Text, string Errors)> RunAsync(params string[] words)
    {
        using var cli = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "wfgov.dll"), .. words])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = cli.StandardError.ReadToEndAsync();
        var text = await cli.StandardOutput.ReadToEndAsync();
        await cli.WaitForExitAsync();
        return (cli.ExitCode, text, await errors);
    }

    /// <summary>What a command prints that must succeed.</summary>
    public static async Task<string> SayAsync(params string[] words)
    {
        var (code, text, errors) = await RunAsync(words);
        code.ShouldBe(0, text + errors);
        return text;
    }
}
