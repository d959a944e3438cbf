using NpgsqlTypes;
using Npgsql;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>Rows as columns: one array parameter a column, so that any number of rows is one statement.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class Columns<TRow>(IReadOnlyList<TRow> rows)
{
    private readonly List<NpgsqlParameter> parameters = [];

    /// <summary>Adds a column of values that are never null.</summary>
    public Columns<TRow> Add<T>(NpgsqlDbType type, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
            column[i] = value(rows[i]);
        parameters.Add(new NpgsqlParameter<T[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type });
        return this;
    }

    /// <summary>The statement with these columns as $1, $2 …</summary>
    public NpgsqlBatchCommand Command(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }
}
