using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkflowGov.Requests.Benchmarks;

/// <summary>
/// Sends the same request over kept connections, one at a time on each, and counts the answers. Sockets and not an HTTP
/// client: on a small machine the client would cost more than what it measures.
/// </summary>
internal sealed class Load(int port, int connections)
{
    /// <summary>Answers a second.</summary>
    /// <param name="paths">What is asked for; each connection has one of them.</param>
    /// <param name="headers">Further headers, each ended by a line break.</param>
    /// <param name="status">The status that every answer must have.</param>
    /// <param name="time">For how long.</param>
    public async Task<double> RunAsync(string[] paths, string headers, int status, TimeSpan time)
    {
        var requests = paths.Select(p => Encoding.ASCII.GetBytes(Written(p.Split(' ', 2), headers))).ToList();
        var since = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(() => AskAsync(requests[c % requests.Count], status, since, time))));
        return counts.Sum() / since.Elapsed.TotalSeconds;
    }

    /// <summary>A question, or what is posted.</summary>
    private string Written(string[] path, string headers) => path is [var where, var body]
        ? $"POST {where} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}"
        : $"GET {path[0]} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{headers}\r\n";

    private async Task<long> AskAsync(byte[] request, int status, Stopwatch since, TimeSpan time)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        var count = 0L;
        while (since.Elapsed < time)
        {
            await socket.SendAsync(request);
            await AnswerAsync(socket, buffer, status);
            count++;
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return count;
    }

    private static async Task AnswerAsync(Socket socket, byte[] buffer, int status)
    {
        var (read, end) = (0, -1);
        while (end < 0 || read < end)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(read));
            if (got == 0)
                throw new IOException("The server hung up.");
            read += got;
            end = EndOf(buffer.AsSpan(0, read), status);
        }
    }

    /// <summary>Where the answer ends; -1 while that cannot be told.</summary>
    private static int EndOf(ReadOnlySpan<byte> read, int status)
    {
        var head = read.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return -1;
        var told = int.Parse(read[9..12], CultureInfo.InvariantCulture);
        if (told != status)
            throw new IOException($"Answered {told}, not {status}: {Encoding.UTF8.GetString(read[..Math.Min(read.Length, 600)])}");
        var headers = read[..(head + 2)];
        if (headers.IndexOf("Transfer-Encoding: chunked"u8) >= 0)
            return read.EndsWith("\r\n0\r\n\r\n"u8) ? read.Length : -1;
        var length = headers.IndexOf("Content-Length: "u8);
        if (length < 0)
            return head + 4;
        var digits = headers[(length + 16)..];
        return head + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
