using System.Collections.Immutable;

namespace WorkflowGov.Runtime.Access;

/// <summary>权限范围 of systems, as they stand in keys and in tokens of the provider. People have roles instead.</summary>
public static class Scopes
{
    /// <summary>Items, their guides, calendars of appointments.</summary>
    public const string ItemsRead = "items:read";

    /// <summary>The system's own cases and what belongs to them.</summary>
    public const string CasesRead = "cases:read";

    /// <summary>Hands in applications, drafts and materials, and acts on them.</summary>
    public const string CasesWrite = "cases:write";

    /// <summary>The feed of events.</summary>
    public const string EventsRead = "events:read";

    /// <summary>Webhooks and their secrets.</summary>
    public const string WebhooksManage = "webhooks:manage";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> All = [ItemsRead, CasesRead, CasesWrite, EventsRead, WebhooksManage];
}
