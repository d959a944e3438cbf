namespace WorkflowGov.Definitions.Yaml;

/// <summary>What a piece of text is.</summary>
internal enum PieceKind
{
    Scalar,
    List,
    Map,
}

/// <summary>The extent of a node in its text.</summary>
/// <param name="Start">Offset of its first character; of a block list the first dash.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Enclosed">Whether it stands in quotation marks, brackets or braces.</param>
/// <param name="Inside">The entries of a list; of a map key and value in turn.</param>
internal sealed record Piece(int Start, int End, PieceKind Kind, bool Enclosed, IReadOnlyList<Piece> Inside)
{
    /// <summary>The entries of a map.</summary>
    public IEnumerable<(Piece Key, Piece Value)> Entries => Inside.Chunk(2).Select(pair => (pair[0], pair[1]));

    /// <summary>The text of a piece as written.</summary>
    public string In(string text) => text[Start..End];
}
