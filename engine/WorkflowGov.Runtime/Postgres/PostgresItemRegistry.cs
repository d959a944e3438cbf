using System.Collections.Concurrent;
using System.Collections.Immutable;
using NodaTime;
using Npgsql;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;

namespace WorkflowGov.Runtime.Postgres;

/// <summary>A definition that may not be published, and why.</summary>
/// <param name="Item">The item.</param>
/// <param name="Message">Why, and how to mend it.</param>
public sealed record PublishRefusal(ServiceItem Item, Core.Text Message);

/// <summary>
/// Published definitions in PostgreSQL. A version is immutable: the same code and version with another content is
/// refused. All versions are held in memory; other servers' publications are read when a case asks for them.
/// </summary>
public sealed class PostgresItemRegistry(NpgsqlDataSource database) : IItemRegistry
{
    private const string All = "select content from definition";

    private const string Keys = "select code, version from definition";

    private const string One = "select content from definition where code = $1 and version = $2";

    private const string Source = "select source from definition where code = $1 and version = $2";

    private const string Publish = """
        insert into definition (code, version, hash, name, authority, effective_on, content, source, published_at,
            published_by)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (code, version) do nothing
        """;

    private readonly ConcurrentDictionary<(ItemCode Code, int Version), ServiceItem> items = new();
    private ILookup<ItemCode, ServiceItem> byCode = Array.Empty<ServiceItem>().ToLookup(i => i.Code);

    /// <inheritdoc/>
    public ServiceItem? InForce(ItemCode code, LocalDate on) => byCode[code].FirstOrDefault(i => i.EffectiveOn <= on);

    /// <inheritdoc/>
    public IReadOnlyList<ServiceItem> AllInForce(LocalDate on) =>
        [.. byCode.Select(v => v.FirstOrDefault(i => i.EffectiveOn <= on)).OfType<ServiceItem>().Where(i => !i.IsRetiredOn(on)).OrderBy(i => i.Code.Value, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ServiceItem? Known(ItemCode code, int version) => items.GetValueOrDefault((code, version));

    /// <inheritdoc/>
    public async ValueTask<ServiceItem> GetAsync(ItemCode code, int version, CancellationToken cancellation) =>
        await FindAsync(code, version, cancellation)
            ?? throw new KeyNotFoundException($"Definition {code} version {version} was never published.");

    /// <inheritdoc/>
    public async ValueTask<ServiceItem?> FindAsync(ItemCode code, int version, CancellationToken cancellation)
    {
        if (items.TryGetValue((code, version), out var known))
            return known;
        await using var command = database.CreateCommand(One);
        command.Parameters.AddWithValue(code.Value);
        command.Parameters.AddWithValue(version);
        return (string?)await command.ExecuteScalarAsync(cancellation) is { } content
            ? items.GetOrAdd((code, version), StoredJson.Read<ServiceItem>(content))
            : null;
    }

    /// <summary>A published version as its authors wrote it.</summary>
    /// <param name="code">业务办理项编码.</param>
    /// <param name="version">Its version.</param>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>The YAML.</returns>
    /// <exception cref="KeyNotFoundException">It was never published.</exception>
    public async Task<string> SourceAsync(ItemCode code, int version, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(Source);
        command.Parameters.AddWithValue(code.Value);
        command.Parameters.AddWithValue(version);
        return (string?)await command.ExecuteScalarAsync(cancellation)
            ?? throw new KeyNotFoundException($"Definition {code} version {version} was never published.");
    }

    /// <summary>Reads everything published so far.</summary>
    /// <param name="cancellation">Cancels the read.</param>
    /// <returns>A task that ends when all is in memory.</returns>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(All);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var item = StoredJson.Read<ServiceItem>(reader.GetString(0));
            items[(item.Code, item.Version)] = item;
        }

        Sort();
    }

    /// <inheritdoc/>
    public async Task<bool> RefreshAsync(CancellationToken cancellation)
    {
        var missing = new List<(ItemCode Code, int Version)>();
        await using (var command = database.CreateCommand(Keys))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
            {
                var key = (ItemCode.Parse(reader.GetString(0)), reader.GetInt32(1));
                if (!items.ContainsKey(key))
                    missing.Add(key);
            }
        }

        foreach (var (code, version) in missing)
            await GetAsync(code, version, cancellation);
        if (missing.Count > 0)
            Sort();
        return missing.Count > 0;
    }

    /// <summary>Publishes a catalogue: new versions are added, known ones must be unchanged.</summary>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="by">Who publishes.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellation">Cancels the write.</param>
    /// <returns>What was refused; everything else is published.</returns>
    public async Task<ImmutableArray<PublishRefusal>> PublishAsync(
        Catalogue catalogue, string by, Instant now, CancellationToken cancellation)
    {
        var refused = ImmutableArray.CreateBuilder<PublishRefusal>();
        var fresh = new List<DefinitionSource>();
        foreach (var source in catalogue.Items)
        {
            if (!items.TryGetValue((source.Item.Code, source.Item.Version), out var known))
            {
                if (byCode[source.Item.Code].FirstOrDefault() is { } newest && newest.IsRetiredOn(Core.TimeLimits.ChinaTime.DateOf(now)))
                    refused.Add(new PublishRefusal(source.Item, Gone(source)));
                else
                    fresh.Add(source);
            }
            else if (known.Hash != source.Item.Hash)
                refused.Add(new PublishRefusal(source.Item, Changed(source)));
        }

        if (fresh.Count > 0)
            await InsertAsync(fresh, by, now, cancellation);
        await new DefinitionTexts(database).KeepAsync(catalogue.Items, cancellation);
        foreach (var source in fresh)
            items[(source.Item.Code, source.Item.Version)] = source.Item;
        Sort();
        return refused.ToImmutable();
    }

    private static Core.Text Gone(DefinitionSource source) => new(
        $"{source.File}：编码 {source.Item.Code} 的事项已经取消，编码不再使用；请用新的编码",
        $"{source.File}: the item of code {source.Item.Code} is cancelled and its code is not used again; take another code");

    private static Core.Text Changed(DefinitionSource source) => new(
        $"{source.File}：{source.Item.Name} 第 {source.Item.Version} 版已经发布，内容不能再改；请把 version 改为 {source.Item.Version + 1}",
        $"{source.File}: version {source.Item.Version} is published and immutable; set version to {source.Item.Version + 1}");

    private async Task InsertAsync(
        List<DefinitionSource> fresh, string by, Instant now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(new Columns<DefinitionSource>(fresh)
            .Add(NpgsqlTypes.NpgsqlDbType.Text, s => s.Item.Code.Value)
            .Add(NpgsqlTypes.NpgsqlDbType.Integer, s => s.Item.Version)
            .Add(NpgsqlTypes.NpgsqlDbType.Text, s => s.Item.Hash)
            .Add(NpgsqlTypes.NpgsqlDbType.Text, s => s.Item.Name)
            .Add(NpgsqlTypes.NpgsqlDbType.Text, s => s.Item.Authority.Name)
            .Add(NpgsqlTypes.NpgsqlDbType.Date, s => s.Item.EffectiveOn)
            .Add(NpgsqlTypes.NpgsqlDbType.Text, s => StoredJson.Write(s.Item))
            .Add(NpgsqlTypes.NpgsqlDbType.Text, s => s.Text)
            .Add(NpgsqlTypes.NpgsqlDbType.TimestampTz, _ => now)
            .Add(NpgsqlTypes.NpgsqlDbType.Text, _ => by)
            .Command(Publish));
        await batch.ExecuteNonQueryAsync(cancellation);
    }

    private void Sort() => byCode = items.Values.OrderByDescending(i => i.EffectiveOn).ThenByDescending(i => i.Version).ToLookup(i => i.Code);
}
