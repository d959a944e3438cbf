using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>What an executor in another host needs of the database, on connections of its own that end with the host.</summary>
public sealed class ExecutorDatabase : IDisposable
{
    private readonly NpgsqlDataSource reading;
    private readonly NpgsqlDataSource writing;

    /// <summary>Opens the database; nothing is read yet.</summary>
    /// <param name="connectionString">Where.</param>
    public ExecutorDatabase(string connectionString)
    {
        (reading, writing) = (CaseDatabase.Open(connectionString), CaseDatabase.OpenForWriting(connectionString));
        (Items, Moves) = (new PostgresItemRegistry(reading), new PostgresMoveStore(writing));
    }

    /// <summary>The published definitions.</summary>
    public IItemRegistry Items { get; }

    /// <summary>The moves that are still to be followed.</summary>
    public IMoveStore Moves { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        reading.Dispose();
        writing.Dispose();
    }
}
