namespace WorkflowGov.Server.Api;

/// <summary>JSON that was written before, or that the client's copy of it still holds (304): sent as it is.</summary>
internal sealed class WrittenAnswer : IResult
{
    public const string Json = "application/json; charset=utf-8";

    public static readonly WrittenAnswer NotModified = new(StatusCodes.Status304NotModified, default);

    private readonly int status;
    private readonly ReadOnlyMemory<byte> bytes;

    private WrittenAnswer(int status, ReadOnlyMemory<byte> bytes) => (this.status, this.bytes) = (status, bytes);

    public static WrittenAnswer Of(ReadOnlyMemory<byte> bytes) => new(StatusCodes.Status200OK, bytes);

    public Task ExecuteAsync(HttpContext http)
    {
        http.Response.StatusCode = status;
        if (bytes.IsEmpty)
            return Task.CompletedTask;
        (http.Response.ContentType, http.Response.ContentLength) = (Json, bytes.Length);
        return http.Response.Body.WriteAsync(bytes).AsTask();
    }
}
