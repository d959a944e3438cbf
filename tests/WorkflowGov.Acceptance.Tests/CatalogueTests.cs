using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace WorkflowGov.Acceptance.Tests;

/// <summary>The catalogue as a client keeps it: small, asked again for nothing.</summary>
public sealed class CatalogueTests(SharedServer shared)
{
    private const int PackedMax = 40_000;

    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task Items_AskedAgain_AreNotSentAgain()
    {
        using var first = await AskAsync("/api/v1/items");
        using var again = await AskAsync("/api/v1/items", first.Headers.ETag);
        using var other = await AskAsync("/api/v1/items", new EntityTagHeaderValue("\"another\""));

        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Items_Packed_AreSmallAndTheSame()
    {
        using var plain = await AskAsync("/api/v1/items");
        using var packed = await AskAsync("/api/v1/items", packed: true);
        var small = await packed.Content.ReadAsByteArrayAsync();
        using var unpacked = new StreamReader(new BrotliStream(new MemoryStream(small), CompressionMode.Decompress));

        packed.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        plain.Content.Headers.ContentEncoding.ShouldBeEmpty();
        small.Length.ShouldBeLessThan(PackedMax);
        (await unpacked.ReadToEndAsync()).ShouldBe(await plain.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Guide_OfAnItem_IsKeptByItsHash()
    {
        var code = (await server.GetAsync("author", "/api/v1/items")).AsArray()[0]!["code"]!.ToString();
        using var guide = await AskAsync($"/api/v1/items/{code}/guide");
        using var again = await AskAsync($"/api/v1/items/{code}/guide", guide.Headers.ETag);
        using var unknown = await AskAsync($"/api/v1/items/{new string('1', 33)}/guide");

        var item = JsonNode.Parse(await guide.Content.ReadAsStringAsync())!["item"]!;
        guide.Headers.ETag!.Tag.ShouldBe($"\"{item["hash"]}\"");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, EntityTagHeaderValue? known = null, bool packed = false)
    {
        await server.GetAsync("author", "/api/v1/me");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", server.TokenOf("author"));
        if (known is not null)
            request.Headers.IfNoneMatch.Add(known);
        if (packed)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        return await server.Http.SendAsync(request);
    }
}
