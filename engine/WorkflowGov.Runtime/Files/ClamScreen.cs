using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace WorkflowGov.Runtime.Files;

/// <summary>ClamAV's clamd, or whatever speaks its protocol: the file is sent in chunks (<c>INSTREAM</c>), the answer is <c>OK</c> or names what was found.</summary>
/// <param name="host">Where it listens.</param>
/// <param name="port">Its port, usually 3310.</param>
public sealed class ClamScreen(string host, int port) : IFileScreen
{
    private const int ChunkBytes = 1 << 16;
    private const string Answer = "stream: ";
    private const string Clean = "OK";
    private const string Infected = " FOUND";

    /// <inheritdoc/>
    public async Task<string?> LookAsync(Stream content, CancellationToken cancellation)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host, port, cancellation);
            await using var stream = socket.GetStream();
            await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), cancellation);
            var chunk = new byte[sizeof(uint) + ChunkBytes];
            for (int read; (read = await content.ReadAsync(chunk.AsMemory(sizeof(uint)), cancellation)) > 0;)
            {
                BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)read);
                await stream.WriteAsync(chunk.AsMemory(0, sizeof(uint) + read), cancellation);
            }

            await stream.WriteAsync(new byte[sizeof(uint)], cancellation);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return Read((await reader.ReadToEndAsync(cancellation)).TrimEnd('\0', '\n'));
        }
        catch (SocketException e)
        {
            throw new IOException($"The virus scanner at {host}:{port} does not answer: {e.Message}", e);
        }
    }

    private static string? Read(string answer) => answer.StartsWith(Answer, StringComparison.Ordinal) && answer[Answer.Length..] is var said && said == Clean ? null
        : answer.EndsWith(Infected, StringComparison.Ordinal) ? answer[Answer.Length..^Infected.Length]
        : throw new IOException($"The virus scanner said: {answer}");
}
