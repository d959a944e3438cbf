using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WorkflowGov.Runtime;

namespace WorkflowGov.Cli;

/// <summary>The server refused; the message is for the user.</summary>
internal sealed class ServerAnswerException(string message) : Exception(message);

/// <summary>Where the server is and who asks.</summary>
/// <param name="Server">Address.</param>
/// <param name="User">User name.</param>
/// <param name="Password">Password.</param>
internal sealed record Login(string Server, string User, string Password);

/// <summary>A signed-in connection to a running server.</summary>
internal sealed class ServerClient : IDisposable
{
    private readonly HttpClient http;

    private ServerClient(HttpClient http) => this.http = http;

    public static async Task<ServerClient> SignInAsync(Login login, CancellationToken cancellation)
    {
        var client = new ServerClient(new HttpClient { BaseAddress = new Uri(login.Server) });
        var token = await client.SendAsync(
            HttpMethod.Post, "/api/v1/sign-in", JsonSerializer.Serialize(new { user = login.User, password = login.Password }), cancellation);
        client.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", JsonNode.Parse(token)!["access_token"]!.GetValue<string>());
        return client;
    }

    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        StoredJson.Read<T>(await SendAsync(HttpMethod.Get, path, null, cancellation));

    public Task<string> TextAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, cancellation);

    public async Task<T> PostAsync<T>(string path, string body, CancellationToken cancellation) =>
        StoredJson.Read<T>(await SendAsync(HttpMethod.Post, path, body, cancellation));

    /// <summary>The answer as it is, refusals too.</summary>
    public async Task<(int Status, JsonNode? Body)> TryPostAsync(string path, string body, CancellationToken cancellation)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return ((int)response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null);
    }

    public async Task<byte[]> BytesAsync(string path, CancellationToken cancellation)
    {
        using var response = await AnswerAsync(HttpMethod.Get, path, null, cancellation);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    public async Task<T> SendZipAsync<T>(string path, byte[] packed, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(packed) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        using var response = await AnswerAsync(HttpMethod.Post, path, content, cancellation);
        return StoredJson.Read<T>(await response.Content.ReadAsStringAsync(cancellation));
    }

    public void Dispose() => http.Dispose();

    private async Task<string> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellation)
    {
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await AnswerAsync(method, path, content, cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var response = await http.SendAsync(request, cancellation);
        if (response.IsSuccessStatusCode)
            return response;
        var text = await response.Content.ReadAsStringAsync(cancellation);
        response.Dispose();
        var problem = text.StartsWith('{') ? JsonNode.Parse(text) : null;
        throw new ServerAnswerException($"{problem?["code"]} {problem?["title"] ?? (int)response.StatusCode}\n{problem?["detail"]}".Trim());
    }
}
