using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WorkflowGov.Testing;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The samples for integrators, run as they stand against a sandbox.</summary>
[Collection(DescribedServer.Name)]
public sealed class SamplesTests(SandboxServer shared)
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "integrator");
    private static readonly string Tsc = Path.Combine(Repository.Root, "designer", "node_modules", "typescript", "lib", "typescript.js");
    private readonly RunningServer server = shared.Running;

    [Theory]
    [InlineData("curl")]
    [InlineData("C#")]
    [InlineData("TypeScript")]
    public async Task Sample_IntakeAndProgress_GoThrough(string language)
    {
        Assert.SkipUnless(language != "TypeScript" || File.Exists(Tsc), "The screens' packages are not installed: npm ci in designer");

        var said = await SayAsync(language, "intake", server.Address);
        var enquiry = Regex.Match(said, @"查询 / enquiry: (\S+) (\S+)");
        var progress = await SayAsync(language, "progress", enquiry.Groups[1].Value, enquiry.Groups[2].Value, server.Address);

        Regex.IsMatch(said, @"办件 / case: \w{43}").ShouldBeTrue(said);
        progress.ShouldContain("进度 / progress: 已收件 Received");
    }

    [Theory]
    [InlineData("C#")]
    [InlineData("TypeScript")]
    public async Task Sample_Receiver_TakesWhatIsSignedAndNothingElse(string language)
    {
        Assert.SkipUnless(language != "TypeScript" || File.Exists(Tsc), "The screens' packages are not installed: npm ci in designer");
        var port = FreePort();
        var subscribed = await SayAsync("curl", "subscribe", $"http://127.0.0.1:{port}/", server.Address);
        var (hook, secret) = (Regex.Match(subscribed, @"webhook: (\d+)").Groups[1].Value, Regex.Match(subscribed, @"secret: (\S+)").Groups[1].Value);
        var start = language == "C#" ? Start(language, "receive", secret, $"{port}") : Start(language, "receiver");
        (start.Environment["PORT"], start.Environment["WEBHOOK_SECRET"]) = ($"{port}", secret);
        using var receiver = Process.Start(start)!;
        try
        {
            (await receiver.StandardOutput.ReadLineAsync()).ShouldBe("listening");
            (await SayAsync("curl", "subscribe", "test", hook, server.Address)).ShouldContain("answered: 204");
            var number = Regex.Match(await SayAsync(language, "intake", server.Address), @"case: (\w{43})").Groups[1].Value;

            string? line;
            do
                line = await receiver.StandardOutput.ReadLineAsync();
            while (line is not null && !line.StartsWith($"case.received {number} #1 公司设立登记", StringComparison.Ordinal));
            line.ShouldNotBeNull().ShouldEndWith("(测试件 test)");
            using var forger = new HttpClient();
            using var forged = await forger.PostAsync($"http://127.0.0.1:{port}/", new StringContent("{}"));
            forged.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
        finally
        {
            receiver.Kill();
            await server.PostAsync("web-hall", $"/api/v1/webhooks/{hook}/deactivation", new JsonObject());
        }
    }

    private async Task<string> SayAsync(string language, string sample, params string[] words)
    {
        using var run = Process.Start(Start(language, sample, words))!;
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(0, said);
        return said;
    }

    private ProcessStartInfo Start(string language, string sample, params string[] words) => language switch
    {
        "curl" => new ProcessStartInfo("bash", [Path.Combine(Samples, $"{sample}.sh"), .. words]) { RedirectStandardOutput = true },
        "C#" => new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "integrator.dll"), sample, .. words]) { RedirectStandardOutput = true },
        _ => new ProcessStartInfo("node", [Compiled(sample), .. words]) { RedirectStandardOutput = true },
    };

    /// <summary>An earlier Node.js than 22.18 does not read TypeScript.</summary>
    private string Compiled(string sample)
    {
        var script = Path.Combine(server.Folder, $"{sample}.mjs");
        var compile = $"const ts=require({JsonValue.Create(Tsc).ToJsonString()}),fs=require('fs');fs.writeFileSync(process.argv[2],ts.transpileModule(fs.readFileSync(process.argv[1],'utf8'),{{compilerOptions:{{module:'ESNext',target:'ES2022'}}}}).outputText)";
        using var run = Process.Start("node", ["-e", compile, Path.Combine(Samples, $"{sample}.ts"), script]);
        run.WaitForExit();
        run.ExitCode.ShouldBe(0);
        return script;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
