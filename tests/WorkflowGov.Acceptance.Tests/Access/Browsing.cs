using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>A browser without a screen: keeps cookies, goes where it is sent, and reports each answer.</summary>
internal sealed class Browsing : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };
    private readonly HttpClient http;

    public Browsing(RunningServer server) => http = new HttpClient(handler) { BaseAddress = new Uri(server.Address) };

    public string? Csrf { get; private set; }

    public IEnumerable<Cookie> Cookies => handler.CookieContainer.GetAllCookies();

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, JsonNode? body = null, bool withCsrf = true)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (withCsrf && Csrf is not null)
            request.Headers.Add("X-CSRF-Token", Csrf);
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SignInAsync(string user, string password)
    {
        var answer = await SendAsync(HttpMethod.Post, "/api/v1/session", new JsonObject { ["user"] = user, ["password"] = password });
        Csrf = answer.Body?["csrf"]?.ToString();
        return answer;
    }

    /// <summary>Takes up the session a cookie stands for.</summary>
    public async Task<JsonNode?> SessionAsync()
    {
        var (_, body) = await SendAsync(HttpMethod.Get, "/api/v1/session");
        Csrf = body?["csrf"]?.ToString();
        return body;
    }

    /// <summary>Follows an address and where it leads until a page or a problem is reached; the last address.</summary>
    public async Task<(Uri Address, HttpStatusCode Status)> FollowAsync(string path)
    {
        var address = new Uri(http.BaseAddress!, path);
        while (true)
        {
            using var answer = await http.GetAsync(address);
            if (answer.Headers.Location is not { } next)
                return (address, answer.StatusCode);
            address = new Uri(address, next);
        }
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }
}
