using NodaTime;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;
using WorkflowGov.Runtime.FrontDesk;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Server;

/// <summary>What the windows work with besides cases.</summary>
internal static class FrontOffice
{
    public static void AddTo(IServiceCollection services, Catalogue catalogue)
    {
        services.AddSingleton(catalogue.Service);
        services.AddSingleton(catalogue.Service.Rating).AddSingleton<PublicDesk>();
        services.AddSingleton(catalogue.Service.Appointments).AddSingleton<AppointmentDesk>().AddSingleton<DraftDesk>().AddSingleton<GroupQueries>();
        services.AddSingleton(s => new LicenceDesk(s.GetRequiredService<ILicenceStore>(), catalogue.Service.Certificates, catalogue.Organisation));
    }

    /// <summary>The licences of the demo's applicants.</summary>
    public static Task FillAsync(IServiceProvider services, Catalogue catalogue, CancellationToken cancellation) =>
        services.GetRequiredService<ILicenceStore>().TakeOverAsync(
            [.. catalogue.DemoLicences.Select(l => new Licence(l.Holder, l.Name, l.Kind, l.Number, l.Issuer, l.From, null))], cancellation);
}
