using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using WorkflowGov.Core;
using WorkflowGov.Server.Api;

namespace WorkflowGov.Server.Access;

/// <summary>限流: each person, system, or address that is not signed in has so many requests a second, and a store of them for a while.</summary>
internal static class ClientLimits
{
    private const int StoreSeconds = 20;

    public static void AddTo(IServiceCollection services, int perSecond) => services.AddRateLimiter(r =>
    {
        var most = new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * StoreSeconds, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0, AutoReplenishment = true,
        };
        Func<string, TokenBucketRateLimiterOptions> limits = _ => most;
        r.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        r.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => perSecond == 0
            ? RateLimitPartition.GetNoLimiter(string.Empty)
            : RateLimitPartition.GetTokenBucketLimiter(ClientOf(http), limits));
        r.OnRejected = async (refused, _) =>
        {
            refused.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
            await TooMany().ExecuteAsync(refused.HttpContext);
        };
    });

    /// <summary>Whoever watches over the server is answered before anything is counted.</summary>
    public static bool IsFree(PathString path) => path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static string ClientOf(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? $"@{SignIn.SourceOf(http)}";

    private static IResult TooMany() => RejectionProblem.Of(429, "WG6104", new Text("请求过于频繁，请稍后再发", "Too many requests: send it again in a while"));
}
