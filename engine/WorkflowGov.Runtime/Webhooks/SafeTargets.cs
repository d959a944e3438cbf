using System.Net;
using System.Net.Sockets;

namespace WorkflowGov.Runtime.Webhooks;

/// <summary>
/// Where events may be sent to: public addresses over https. A name is resolved when the connection is made, and it is
/// connected to the very address that was looked at: a name that means something else a moment later (DNS rebinding)
/// leads nowhere. Else a subscription would be a door into the network of the servers (SSRF).
/// </summary>
/// <param name="local">Allows http and addresses of this machine and network: for sandboxes and developers.</param>
public sealed class SafeTargets(bool local)
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private static readonly IPNetwork[] Closed =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
            "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        ]).Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>Whether an address, as written, may be sent to; a name is looked at again when it is resolved.</summary>
    /// <param name="address">The address.</param>
    /// <returns>True when it may.</returns>
    public bool Allows(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (local && address.Scheme == Uri.UriSchemeHttp))
        && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && (local || !IPAddress.TryParse(address.DnsSafeHost, out var literal) || Allows(literal))
        && (local || !address.IsLoopback);

    /// <summary>Whether an address may be connected to.</summary>
    /// <param name="address">The address.</param>
    /// <returns>True when it may.</returns>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return local || !Closed.Any(n => n.BaseAddress.AddressFamily == plain.AddressFamily && n.Contains(plain));
    }

    /// <summary>A client that connects to allowed addresses only, follows no redirects, uses no proxy and keeps no cookies.</summary>
    /// <returns>The client's handler.</returns>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        MaxResponseHeadersLength = 16,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = ConnectAsync,
        ActivityHeadersPropagator = null,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (found.FirstOrDefault(a => !Allows(a)) is { } closed)
            throw new ForbiddenTargetException($"'{context.DnsEndPoint.Host}' leads to {closed}, which is not sent to.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The target's name leads to an address that is not sent to.</summary>
public sealed class ForbiddenTargetException(string message) : Exception(message);
