using System.Diagnostics;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Postgres.Private;

/// <summary>
/// The account PostgreSQL runs as. It refuses to run as root, so root lends it the account <c>postgres</c> (else
/// <c>nobody</c>); anybody else runs it as himself.
/// </summary>
internal sealed record ServerAccount(string? Name)
{
    public static ServerAccount Choose()
    {
        if (Environment.UserName != "root")
            return new ServerAccount((string?)null);
        var known = File.ReadLines("/etc/passwd").Select(l => l.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new ServerAccount(known.Contains("postgres") ? "postgres" : "nobody");
    }

    /// <summary>Makes the folder (or takes the file) so that only the account may enter it.</summary>
    public void Own(string path)
    {
        if (!File.Exists(path))
            Directory.CreateDirectory(path);
        var mode = File.Exists(path) ? UnixFileMode.UserRead | UnixFileMode.UserWrite : UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(path, mode);
        if (Name is not null)
            Shell.Run("chown", "-R", Name, path);
    }

    /// <summary>A checkout below a closed home folder cannot hold the data of another account.</summary>
    public void MustEnter(string folder)
    {
        if (Name is not null && Run("test", "-w", folder).Code != 0)
        {
            throw new PrivatePostgresException(new Text(
                $"账户 {Name} 不能进入 {folder}（上层文件夹不允许）；请用 WORKFLOWGOV_DATA 指定别的文件夹，例如 /var/lib/workflowgov",
                $"Account {Name} cannot enter {folder} (a folder above is closed); name another in WORKFLOWGOV_DATA, such as /var/lib/workflowgov"));
        }
    }

    public (int Code, string Text) Run(string program, params string[] arguments) => Name is null
        ? Shell.Run(program, arguments)
        : Shell.Run("setpriv", [.. Lend(Name), program, .. arguments]);

    public Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("setpriv") { WorkingDirectory = "/" };
        foreach (var argument in (string[])[.. Name is null ? [] : Lend(Name), "--pdeathsig", "INT", program, .. arguments])
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start) ?? throw new InvalidOperationException("setpriv did not start.");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string[] Lend(string name) => [$"--reuid={name}", $"--regid={Group(name)}", "--clear-groups"];

    private static string Group(string name) =>
        File.ReadLines("/etc/passwd").First(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(':')[3];
}
