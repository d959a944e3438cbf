using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server.Access;

/// <summary>The keys behind cookies and tokens lie in the database: a session opened on one server counts on all.</summary>
internal sealed class SharedKeys(PostgresSessionStore store) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.ReadKeys().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) => store.AddKeyXml(friendlyName, element.ToString(SaveOptions.DisableFormatting));
}
