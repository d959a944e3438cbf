using NodaTime;
using WorkflowGov.Core;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Server.Access;

/// <summary>What the server is told about sign-in.</summary>
/// <param name="Address">Where users reach the server (<c>WORKFLOWGOV_ADDRESS</c>), for example behind a proxy; null = where it listens.</param>
/// <param name="Sessions">Idle (<c>Session:IdleMinutes</c>, 60) and longest time (<c>Session:LongestHours</c>, 12) of a session.</param>
/// <param name="Provider">统一身份认证; null = none.</param>
/// <param name="RateLimit">Requests a second each client may send, twenty times as many at once (<c>RateLimit</c>; 50, with demo accounts 0); 0 = no limit.</param>
/// <param name="SecondFactor">Whether accounts with a password of this system need a second factor (<c>SecondFactor</c>; default false).</param>
public sealed record AccessOptions(Uri? Address, SessionLimits Sessions, ProviderOptions? Provider, int RateLimit, bool SecondFactor)
{
    /// <summary>Whether users come by https only.</summary>
    public bool IsHttps => Address?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Behind a proxy a request says where the proxy found the server, not where users find it.</summary>
    internal Task AsUsersSeeIt(HttpContext http, RequestDelegate next)
    {
        if (Address is not null)
            (http.Request.Scheme, http.Request.Host) = (Address.Scheme, HostString.FromUriComponent(Address));
        return next(http);
    }

    /// <summary>Reads the options.</summary>
    /// <param name="configuration">Where from.</param>
    /// <param name="demo">With demo accounts.</param>
    /// <returns>The options.</returns>
    /// <exception cref="StartRefusedException">One cannot be read.</exception>
    public static AccessOptions Read(IConfiguration configuration, bool demo) => new(
        AddressOf(configuration["WORKFLOWGOV_ADDRESS"]),
        new SessionLimits(
            Duration.FromMinutes(configuration.GetValue("Session:IdleMinutes", 60)), Duration.FromHours(configuration.GetValue("Session:LongestHours", 12))),
        ProviderOptions.Read(configuration), configuration.GetValue("RateLimit", demo ? 0 : 50), configuration.GetValue("SecondFactor", false));

    private static Uri? AddressOf(string? written) => written is null ? null
        : Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw new StartRefusedException(new Text(
            $"WORKFLOWGOV_ADDRESS 须是完整网址，例如 https://spb.example.cn：{written}", $"WORKFLOWGOV_ADDRESS must be a whole address like https://spb.example.cn, not {written}"));
}
