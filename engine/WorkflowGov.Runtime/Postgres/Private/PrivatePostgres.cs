using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres.Private;

/// <summary>How the private database is kept.</summary>
/// <param name="Folder">Everything it needs lies here; made when missing.</param>
/// <param name="BinariesFolder">Where PostgreSQL's programs lie; null = search.</param>
/// <param name="Durable">False only for tests that lose nothing by a crash: fsync off.</param>
public sealed record PrivatePostgresOptions(string Folder, string? BinariesFolder = null, bool Durable = true);

/// <summary>
/// A PostgreSQL of this program's own, for users who have set up none: reached by a Unix socket in a folder only its
/// account may enter, never by network. It ends with the program, also when the program is killed.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const int SocketPathMax = 100;
    private const string Database = "workflowgov";
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly PrivatePostgresOptions options;
    private readonly ServerAccount account = ServerAccount.Choose();
    private readonly string data;
    private readonly string sockets;
    private Thread? keeper;
    private volatile Process? server;
    private volatile bool stopping;

    private PrivatePostgres(PrivatePostgresOptions options)
    {
        this.options = options with { Folder = Path.GetFullPath(options.Folder) };
        data = Path.Combine(this.options.Folder, "postgres");
        sockets = Path.Combine(this.options.Folder, "socket");
        if (sockets.Length + ".s.PGSQL.5432".Length > SocketPathMax)
            sockets = $"/tmp/workflowgov-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)))[..16]}";
    }

    /// <summary>How to reach it.</summary>
    public string ConnectionString => Connection(Database);

    /// <summary>True when this program started the server, false when it found it running.</summary>
    public bool IsOwner => server is not null;

    /// <summary>Starts the database, or attaches to it when it runs already.</summary>
    /// <param name="options">How it is kept.</param>
    /// <param name="cancellation">Cancels waiting.</param>
    /// <returns>The running database.</returns>
    /// <exception cref="PrivatePostgresException">It cannot be started; the text says why and what helps.</exception>
    public static async Task<PrivatePostgres> StartAsync(PrivatePostgresOptions options, CancellationToken cancellation)
    {
        var postgres = new PrivatePostgres(options);
        await postgres.StartAsync(cancellation);
        return postgres;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        stopping = true;
        if (keeper is null || server is null)
            return;
        Shell.Run("kill", "-INT", server.Id.ToString(CultureInfo.InvariantCulture));
        using var patience = new CancellationTokenSource(Patience);
        await server.WaitForExitAsync(patience.Token);
        keeper.Join(Patience);
        server.Dispose();
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(options.Folder);
        await using var gate = await FolderLock.TakeAsync(Path.Combine(options.Folder, "starting.lock"), Patience, cancellation);
        var version = Path.Combine(data, "PG_VERSION");
        var major = File.Exists(version) ? int.Parse((await File.ReadAllTextAsync(version, cancellation)).Trim(), CultureInfo.InvariantCulture) : (int?)null;
        if (major is not null && await AttachAsync(cancellation))
            return;
        var binaries = Binaries.Find(options.BinariesFolder, major, options.Folder);
        if (major is null)
            Initialise(binaries);
        account.Own(sockets);
        Launch(binaries);
        await ReadyAsync(cancellation);
        await CreateDatabaseAsync(cancellation);
    }

    /// <summary>A server that runs is used; one that is going down is waited for; a stale lock is PostgreSQL's to clear.</summary>
    private async Task<bool> AttachAsync(CancellationToken cancellation)
    {
        var until = Stopwatch.StartNew();
        while (RunningPostmaster() is not null && until.Elapsed < Patience)
        {
            if (await AnswersAsync(Database, cancellation))
                return true;
            await Task.Delay(50, cancellation);
        }

        return false;
    }

    private int? RunningPostmaster()
    {
        var file = Path.Combine(data, "postmaster.pid");
        if (!File.Exists(file) || !int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var id))
            return null;
        var name = $"/proc/{id}/comm";
        return File.Exists(name) && File.ReadAllText(name).Trim() == "postgres" ? id : null;
    }

    private void Initialise(Binaries binaries)
    {
        if (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any())
        {
            throw new PrivatePostgresException(new Core.Text(
                $"文件夹 {data} 不是空的，也不是 PostgreSQL 的数据；请移走其中的文件，或者用 WORKFLOWGOV_DATA 换一个文件夹",
                $"Folder {data} is neither empty nor PostgreSQL's; move its files away, or name another folder in WORKFLOWGOV_DATA"));
        }

        account.Own(data);
        account.MustEnter(data);
        var (code, text) = account.Run(
            Path.Combine(binaries.Folder, "initdb"), "-D", data, "-E", "UTF8", "--locale=C", "-U", Database, "-A", "trust", "--no-instructions");
        if (code != 0)
            throw new PrivatePostgresException(new Core.Text($"initdb 失败：{text.Trim()}", $"initdb failed: {text.Trim()}"));
    }

    /// <summary>
    /// The server gets SIGINT (fast shutdown) when the thread that started it ends, so that thread lives as long as
    /// the program. It also starts the server again should somebody kill it: PostgreSQL then recovers by itself.
    /// </summary>
    private void Launch(Binaries binaries)
    {
        var started = new TaskCompletionSource();
        var log = Path.Combine(options.Folder, "postgres.log");
        File.WriteAllText(log, string.Empty);
        account.Own(log);
        keeper = new Thread(() => Keep(binaries, started)) { IsBackground = true, Name = "private-postgres" };
        keeper.Start();
        started.Task.GetAwaiter().GetResult();
    }

    private void Keep(Binaries binaries, TaskCompletionSource started)
    {
        try
        {
            for (; !stopping; Thread.Sleep(Rest))
            {
                server = account.Start(Path.Combine(binaries.Folder, "postgres"), Settings());
                started.TrySetResult();
                server.WaitForExit();
            }
        }
        catch (Exception e) when (!started.Task.IsCompleted)
        {
            started.SetException(e);
        }
    }

    private string[] Settings() =>
    [
        "-D", data, "-k", sockets, "-c", "listen_addresses=", "-c", "max_connections=200", "-c", "shared_buffers=512MB",
        "-c", "wal_compression=on", "-c", "max_wal_size=4GB", "-c", "checkpoint_timeout=15min", "-c", "unix_socket_permissions=0700",
        "-c", $"fsync={(options.Durable ? "on" : "off")}", "-c", $"synchronous_commit={(options.Durable ? "on" : "off")}",
        "-c", "logging_collector=on", "-c", $"log_directory={options.Folder}", "-c", "log_filename=postgres.log", "-c", "log_truncate_on_rotation=off",
    ];

    private async Task ReadyAsync(CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        while (!await AnswersAsync("postgres", cancellation))
        {
            if (server!.HasExited || since.Elapsed > Patience)
            {
                var log = Path.Combine(options.Folder, "postgres.log");
                var said = string.Join("\n", (await File.ReadAllLinesAsync(log, cancellation)).TakeLast(5));
                throw new PrivatePostgresException(new Core.Text($"PostgreSQL 没有启动，见 {log}：\n{said}", $"PostgreSQL did not start, see {log}"));
            }

            await Task.Delay(20, cancellation);
        }
    }

    private async Task CreateDatabaseAsync(CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand("select 1 from pg_database where datname = $1", connection);
        exists.Parameters.AddWithValue(Database);
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
            return;
        await using var create = new NpgsqlCommand("create database workflowgov", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<bool> AnswersAsync(string database, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Connection(database) + ";Pooling=false;Timeout=3");
            await connection.OpenAsync(cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private string Connection(string database) => $"Host={sockets};Username=workflowgov;Database={database};Maximum Pool Size=60";
}
