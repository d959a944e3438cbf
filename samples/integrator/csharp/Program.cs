// What an integrator does, in C#: one-window intake, progress enquiry, webhook receiver.
// dotnet run --project samples/integrator/csharp -- intake [http://127.0.0.1:5090]
// dotnet run --project samples/integrator/csharp -- progress NUMBER PASSWORD [http://127.0.0.1:5090]
// dotnet run --project samples/integrator/csharp -- receive SECRET [8787]
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using WorkflowGov.Client;

return args switch
{
    ["intake", ..] => await IntakeAsync(ServerAt(1)),
    ["progress", var number, var password, ..] => await ProgressAsync(number, password, ServerAt(3)),
    ["receive", var secret, ..] => Receive(secret, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 8787),
    _ => Usage(),
};

Uri ServerAt(int place) => new(args.Length > place ? args[place] : "http://127.0.0.1:5090");

static async Task<int> IntakeAsync(Uri server)
{
    var hall = await WorkflowGovClient.SignInAsync(server, "web-hall", "wfgov-demo");
    var item = (await hall.ListItemsAsync()).First(i => i.Name == "公司设立登记");
    using var articles = new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7\n公司章程\n"));
    var file = await hall.UploadAsync("articles.pdf", articles, "application/pdf");

    // What to hand in, the item's kit says: its form, its materials, an example.
    var kit = await hall.GetItemKitAsync(item.Code);
    Console.WriteLine($"事项 / item: {kit.Name}　{kit.Materials.Count} 份材料 / materials　{kit.Promised}");
    string[] materials = ["application", "articles", "shareholder-identity", "appointments", "property-certificate"];
    try
    {
        var received = await hall.CreateCaseAsync(new StartCaseRequest
        {
            Item = item.Code,
            Channel = Channel.Web,
            Applicant = new Applicant { Kind = Audience.NaturalPerson, Name = "邓雅婷", Identifier = "11010519491231002X", Phone = "13900139000" },
            Form = new Dictionary<string, object>
            {
                ["company_name"] = "深圳市宝启科技有限公司", ["capital"] = 100, ["shareholders"] = 2, ["domicile"] = "宝安区新安街道", ["prior_approval"] = false, ["phone"] = "13900139000",
            },
            Materials = [.. materials.Select(m => new SubmittedMaterial
            {
                Key = m, Form = MaterialForm.Electronic, Reference = string.Empty,
                Files = m == "articles" ? [new MaterialFile { Name = "公司章程.pdf", Sha256 = file.Sha256! }] : null,
            })],
        });
        var receipt = await hall.CreateCaseReceiptAsync(received.Number);
        Console.WriteLine($"办件 / case: {received.Number}　{received.Status}\n查询 / enquiry: {receipt.QueryNumber} {receipt.Password}");
        return 0;
    }
    catch (ApiException<Problem> refused)
    {
        Console.WriteLine($"{refused.Result.Code} {refused.Result.Title} / {refused.Result.Detail}　{refused.Result.Field}　{refused.Result.Basis}");
        return 1;
    }
}

static async Task<int> ProgressAsync(string number, string password, Uri server)
{
    // Anybody may ask who has number and password: no sign-in.
    var progress = await WorkflowGovClient.Connect(server).GetProgressAsync(new ProgressRequest { Number = number, Password = password });
    Console.WriteLine($"进度 / progress: {progress.Status.Zh} {progress.Status.En}　{progress.Step}　{progress.DueOn:yyyy-MM-dd}");
    return 0;
}

static int Receive(string secret, int port)
{
    var builder = WebApplication.CreateSlimBuilder();
    builder.Logging.ClearProviders();
    builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
    var app = builder.Build();
    var seen = new ConcurrentDictionary<string, bool>();
    app.MapPost("/", async (HttpRequest request) =>
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (CaseEventMessage.Read(h => request.Headers[h], body.ToArray(), secret) is not { } told)
            return Results.Unauthorized();

        // At least once: what came before is taken again and does nothing. A real receiver keeps the ids in its database.
        if (seen.TryAdd(told.Id, true))
            Console.WriteLine($"{told.Type} {told.Case} #{told.Sequence} {told.ItemName} → {told.Href}{(told.Test ? " (测试件 test)" : string.Empty)}");
        return Results.NoContent();
    });
    app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine("listening"));
    app.Run();
    return 0;
}

static int Usage()
{
    Console.WriteLine("intake [SERVER] | progress NUMBER PASSWORD [SERVER] | receive SECRET [PORT]");
    return 2;
}
