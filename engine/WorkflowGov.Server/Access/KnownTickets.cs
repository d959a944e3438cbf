using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Caching.Memory;

namespace WorkflowGov.Server.Access;

/// <summary>
/// What a token says is unsealed once a minute, not with every request. Whether it still counts is decided by its session
/// each time, and by its expiry.
/// </summary>
internal sealed class KnownTickets(ISecureDataFormat<AuthenticationTicket> sealing) : ISecureDataFormat<AuthenticationTicket>
{
    private const int TokensMax = 10_000;
    private static readonly TimeSpan Known = TimeSpan.FromMinutes(1);

    private readonly MemoryCache tickets = new(new MemoryCacheOptions { SizeLimit = TokensMax });

    public string Protect(AuthenticationTicket data) => sealing.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => sealing.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (purpose is not null || protectedText is null)
            return sealing.Unprotect(protectedText, purpose);
        if (tickets.TryGetValue(protectedText, out AuthenticationTicket? known))
            return known;
        if (sealing.Unprotect(protectedText) is { } ticket)
            return tickets.Set(protectedText, ticket, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Known });
        return null;
    }
}
