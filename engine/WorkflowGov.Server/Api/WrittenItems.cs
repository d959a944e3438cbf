using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Server.Api;

/// <summary>Views of items as they are sent: written once for as long as their tag stays, the same for everybody.</summary>
internal sealed class WrittenItems(IOptions<JsonOptions> json)
{
    private readonly ConcurrentDictionary<(Type View, ItemCode Code), (string Tag, byte[] Bytes)> written = new();

    /// <summary>A view of an item, or 304.</summary>
    /// <typeparam name="T">The view.</typeparam>
    /// <param name="http">The request.</param>
    /// <param name="item">The item.</param>
    /// <param name="tag">Changes when the view does.</param>
    /// <param name="view">Makes the view.</param>
    /// <returns>The answer.</returns>
    public IResult Answer<T>(HttpContext http, ServiceItem item, string tag, Func<ServiceItem, T> view)
    {
        if (EntityTag.Holds(http, $"\"{tag}\""))
            return WrittenAnswer.NotModified;
        var key = (typeof(T), item.Code);
        if (!written.TryGetValue(key, out var known) || known.Tag != tag)
            written[key] = known = (tag, JsonSerializer.SerializeToUtf8Bytes(view(item), json.Value.SerializerOptions));
        return WrittenAnswer.Of(known.Bytes);
    }
}
