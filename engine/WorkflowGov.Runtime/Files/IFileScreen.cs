namespace WorkflowGov.Runtime.Files;

/// <summary>查毒: looks at what was uploaded before anybody reads it.</summary>
public interface IFileScreen
{
    /// <summary>Looks at a file.</summary>
    /// <param name="content">Its bytes from the start.</param>
    /// <param name="cancellation">Cancels the look.</param>
    /// <returns>What was found, in the scanner's words; null = nothing.</returns>
    /// <exception cref="IOException">The scanner does not answer.</exception>
    Task<string?> LookAsync(Stream content, CancellationToken cancellation);
}
