using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace WorkflowGov.Client;

/// <summary>
/// A system's connection to WorkflowGov. What is sent carries an idempotency key and is sent again, with the same key,
/// while the server does not answer: it happens once. A refusal is an <see cref="ApiException{TResult}"/> with a
/// <see cref="Problem"/>: its rule code, the sentence in Chinese and English, the field and the article of law.
/// </summary>
public partial class WorkflowGovClient
{
    /// <summary>Connects with a key that an administrator made (<c>POST /api/v1/api-keys</c>).</summary>
    /// <param name="server">Where the server is.</param>
    /// <param name="key">The key.</param>
    /// <returns>The client.</returns>
    public static WorkflowGovClient Connect(Uri server, string? key = null)
    {
        var http = new HttpClient(new SentAgain(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })) { BaseAddress = server };
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new WorkflowGovClient(http);
    }

    /// <summary>Connects by an account, as in a demo or sandbox.</summary>
    /// <param name="server">Where the server is.</param>
    /// <param name="user">User name.</param>
    /// <param name="password">Password.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The client.</returns>
    public static async Task<WorkflowGovClient> SignInAsync(Uri server, string user, string password, CancellationToken cancellation = default)
    {
        using var visitor = new HttpClient { BaseAddress = server };
        using var answer = await visitor.PostAsJsonAsync(new Uri("/api/v1/sign-in", UriKind.Relative), new { user, password }, cancellation);
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return Connect(server, token.GetProperty("access_token").GetString());
    }

    /// <summary>Uploads a file that materials then refer to by its SHA-256; what it is, is told by its content.</summary>
    /// <param name="name">文件名.</param>
    /// <param name="content">The file.</param>
    /// <param name="mediaType">For example <c>application/pdf</c>.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The upload.</returns>
    /// <exception cref="ApiException">It was refused.</exception>
    public async Task<Upload> UploadAsync(string name, Stream content, string mediaType, CancellationToken cancellation = default)
    {
        using var body = new StreamContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        using var answer = await _httpClient.PostAsync(new Uri($"/api/v1/files?name={Uri.EscapeDataString(name)}", UriKind.Relative), body, cancellation);
        if (answer.IsSuccessStatusCode)
            return (await answer.Content.ReadFromJsonAsync<Upload>(JsonSerializerSettings, cancellation))!;
        var problem = await answer.Content.ReadFromJsonAsync<Problem>(JsonSerializerSettings, cancellation);
        throw new ApiException<Problem>("Refused.", (int)answer.StatusCode, null, new Dictionary<string, IEnumerable<string>>(), problem!, null);
    }

    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings)
    {
        settings.DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull;
        // What is generated names the converter of a member, not of the entries of a list.
        settings.Converters.Add(new System.Text.Json.Serialization.JsonStringEnumConverter());
    }
}
