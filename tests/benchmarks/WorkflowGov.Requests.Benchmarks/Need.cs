namespace WorkflowGov.Requests.Benchmarks;

/// <summary>What a question needs to be answered.</summary>
internal enum Need
{
    /// <summary>
    /// Cheap: what this server knows. Definitions never change once published, and a database that answered within the
    /// last second is there.
    /// </summary>
    Memory,

    /// <summary>
    /// A round trip to the database: any other server may have written the case, or locked its number after wrong
    /// passwords, a moment ago.
    /// </summary>
    Database,
}
