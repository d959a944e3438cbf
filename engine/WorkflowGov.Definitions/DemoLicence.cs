using NodaTime;

namespace WorkflowGov.Definitions;

/// <summary>电子证照 for trying the product; never used with a given database.</summary>
/// <param name="Holder">证件号码 of the holder.</param>
/// <param name="Name">The holder's name.</param>
/// <param name="Kind">证照名称.</param>
/// <param name="Number">证照编号.</param>
/// <param name="Issuer">颁发机关.</param>
/// <param name="From">有效期起; without end.</param>
public sealed record DemoLicence(string Holder, string Name, string Kind, string Number, string Issuer, LocalDate From);
