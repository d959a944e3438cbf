using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>Files as an integrator hands them in and an officer reads them.</summary>
[Collection(DescribedServer.Name)]
public sealed class FilesTests(SandboxServer shared)
{
    private const string Clerk = "shijian-clerk1";
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task File_HandedIn_IsReadByWhoHasPartInTheCaseAndTheLogHoldsItsDigest()
    {
        var pdf = Pdf(3_000_000);
        var sha256 = await UploadedAsync(pdf, "营业执照 副本.pdf");
        sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
        var number = await CaseWithAsync(sha256);
        var path = $"/api/v1/cases/{number}/files";

        var listed = (await server.GetAsync(Clerk, path)).AsArray().ShouldHaveSingleItem()!;
        listed["name"]!.GetValue<string>().ShouldBe("营业执照 副本.pdf");
        listed["type"]!.GetValue<string>().ShouldBe("application/pdf");
        using var whole = await SendAsync(Clerk, HttpMethod.Get, $"{path}/{sha256}");
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(pdf);
        whole.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("营业执照 副本.pdf");
        whole.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        whole.Headers.ETag!.Tag.ShouldBe($"\"{sha256}\"");
        using var part = await SendAsync(Clerk, HttpMethod.Get, $"{path}/{sha256}", r => r.Headers.Range = new RangeHeaderValue(1_048_570, 2_097_160));
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(pdf[1_048_570..2_097_161]);
        using var same = await SendAsync(Clerk, HttpMethod.Get, $"{path}/{sha256}", r => r.Headers.IfNoneMatch.Add(whole.Headers.ETag));
        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);

        using var stranger = await SendAsync("weijian-clerk1", HttpMethod.Get, $"{path}/{sha256}");
        stranger.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/evidence")).ToJsonString().ShouldContain(sha256);
        (await server.GetAsync("supervisor", $"/api/v1/cases/{number}/events")).ToJsonString().ShouldNotContain("%PDF");
    }

    [Fact]
    public async Task Upload_BrokenOff_GoesOnWhereItStopped()
    {
        var pdf = Pdf(2_500_000);
        using var begun = await SendAsync("web-hall", HttpMethod.Post, "/api/v1/files?name=a.pdf", r =>
        {
            r.Content = new ByteArrayContent(pdf[..1_200_000]);
            r.Headers.Add("Upload-Complete", "?0");
            r.Headers.Add("Upload-Length", "2500000");
        });
        begun.StatusCode.ShouldBe(HttpStatusCode.Created);
        var upload = begun.Headers.Location!.ToString();
        using var head = await SendAsync("web-hall", HttpMethod.Head, upload);
        head.Headers.GetValues("Upload-Offset").ShouldBe(["1200000"]);
        head.Headers.GetValues("Upload-Complete").ShouldBe(["?0"]);

        using var wrong = await PatchAsync(upload, 0, pdf);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var stranger = await SendAsync("window1", HttpMethod.Get, upload);
        stranger.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var rest = await PatchAsync(upload, 1_200_000, pdf[1_200_000..]);

        rest.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await rest.Content.ReadAsStringAsync())!["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }

    public static TheoryData<string, byte[], string?> Contents => new()
    {
        { "a.pdf", "MZ\0\0not a pdf"u8.ToArray(), null },
        { "a.html", "<script>alert(1)</script>"u8.ToArray(), null },
        { "a.exe", Pdf(100), "application/pdf" },
        { "a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "image/png" },
        { "a.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0], "image/jpeg" },
        { "a.ofd", Zip("OFD.xml"), "application/ofd" },
        { "a.docx", Zip("[Content_Types].xml", "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), null },
        { "a.docx", Zip("evil.exe"), null },
        { "a.pdf", [], null },
    };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Kind_IsToldByContentNeverByName(string name, byte[] content, string? type)
    {
        using var answer = await SendAsync("web-hall", HttpMethod.Post, $"/api/v1/files?name={name}", r => r.Content = new ByteArrayContent(content));
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        answer.StatusCode.ShouldBe(type is null ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Created);
        (type is null ? body["code"] : body["type"])!.GetValue<string>().ShouldBe(type ?? "WG5922");
    }

    [Fact]
    public async Task Material_RefersToAFileThatWasNotUploaded_IsRefused()
    {
        var request = await Requests.CompanyAsync(server);
        request["materials"]![0]!["files"] = new JsonArray(new JsonObject { ["name"] = "a.pdf", ["sha256"] = new string('0', 64) });

        var (status, body) = await server.PostAsync("web-hall", "/api/v1/cases", request);

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body!["code"]!.GetValue<string>().ShouldBe("WG5921");
    }

    private async Task<string> UploadedAsync(byte[] content, string name)
    {
        using var answer = await SendAsync("web-hall", HttpMethod.Post, $"/api/v1/files?name={Uri.EscapeDataString(name)}", r => r.Content = new ByteArrayContent(content));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["sha256"]!.GetValue<string>();
    }

    private async Task<string> CaseWithAsync(string sha256)
    {
        var request = await Requests.CompanyAsync(server);
        request["materials"]![0]!["files"] = new JsonArray(new JsonObject { ["name"] = "营业执照 副本.pdf", ["sha256"] = sha256 });
        var (status, body) = await server.PostAsync("web-hall", "/api/v1/cases", request);
        status.ShouldBe(HttpStatusCode.Created, body?.ToJsonString());
        return body!["number"]!.GetValue<string>();
    }

    private Task<HttpResponseMessage> PatchAsync(string upload, long offset, byte[] content) => SendAsync("web-hall", HttpMethod.Patch, upload, r =>
    {
        r.Content = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/partial-upload") } };
        r.Headers.Add("Upload-Offset", offset.ToString());
        r.Headers.Add("Upload-Complete", "?1");
    });

    private async Task<HttpResponseMessage> SendAsync(string user, HttpMethod method, string path, Action<HttpRequestMessage>? with = null)
    {
        await server.GetAsync(user, "/api/v1/me");
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf(user));
        with?.Invoke(request);
        return await server.Http.SendAsync(request);
    }

    private static byte[] Pdf(int bytes)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        "%PDF-1.7\n"u8.CopyTo(content);
        return content;
    }

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open(), Encoding.UTF8);
                entry.Write(name);
            }
        }

        return bytes.ToArray();
    }
}
