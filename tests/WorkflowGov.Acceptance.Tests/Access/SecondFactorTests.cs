using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OtpNet;

namespace WorkflowGov.Acceptance.Tests.Access;

/// <summary>第二因素 of an account with a password of this system, on a server that demands one.</summary>
public sealed class SecondFactorTests(SharedServer shared)
{
    private const string User = "qin.lan";
    private const string Password = "lantern moss bicycle 64";
    private readonly RunningServer server = shared.Running;

    [Fact]
    public async Task SecondFactor_Demanded_IsSetUpFirstThenAskedForAndNoCodeIsTakenTwice()
    {
        var account = new JsonObject { ["user"] = User, ["name"] = "秦岚", ["office"] = "综合窗口", ["roles"] = new JsonArray("窗口受理") };
        var (_, given) = await server.PostAsync("admin", "/api/v1/accounts", account);
        await using var strict = await server.BesideAsync(new Dictionary<string, string> { ["SecondFactor"] = "true" });
        var first = given!["password"]!.ToString();
        (await SendAsync(strict, "second-factor", new { user = User, password = first })).Code.ShouldBe("WG6108", "the given password is changed before anything else");
        (await SendAsync(strict, "password", new { user = User, current = first, wanted = Password })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(strict, "sign-in", new { user = User, password = Password })).Code.ShouldBe("WG6125");
        (await SendAsync(strict, "sign-in", new { user = "window1", password = "wfgov-demo" })).Status.ShouldBe(HttpStatusCode.OK, "demo accounts need none");
        (await SendAsync(strict, "second-factor", new { user = "window1", password = "wfgov-demo" })).Code.ShouldBe("WG6130");

        var (_, _, offer) = await SendAsync(strict, "second-factor", new { user = User, password = Password });
        offer!["address"]!.ToString().ShouldBe($"otpauth://totp/WorkflowGov:{User}?secret={offer["secret"]}&issuer=WorkflowGov");
        var device = new Totp(Base32Encoding.ToBytes(offer["secret"]!.ToString()));
        (await SendAsync(strict, "second-factor/confirmation", new { user = User, password = Password, code = "000000" })).Code.ShouldBe("WG6127");
        var shown = device.ComputeTotp();
        (await SendAsync(strict, "second-factor/confirmation", new { user = User, password = Password, code = shown })).Status.ShouldBe(HttpStatusCode.NoContent);

        (await SendAsync(strict, "sign-in", new { user = User, password = Password })).Code.ShouldBe("WG6124");
        (await SendAsync(server, "sign-in", new { user = User, password = Password })).Code.ShouldBe("WG6124", "also on a server that does not demand one");
        (await SendAsync(strict, "sign-in", new { user = User, password = Password, code = shown })).Code.ShouldBe("WG6129", "it was used to confirm");
        (await SendAsync(strict, "sign-in", new { user = User, password = Password, code = device.ComputeTotp(DateTime.UtcNow.AddSeconds(-90)) })).Code.ShouldBe("WG6129");
        (await SendAsync(strict, "password", new { user = User, current = Password, wanted = "another sentence 28 birds" })).Code.ShouldBe("WG6124", "changing the password needs it too");

        await server.SignedInAsync("admin");
        using var removing = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/accounts/{User}/second-factor") { Headers = { Authorization = new("Bearer", server.TokenOf("admin")) } };
        using var removed = await server.Http.SendAsync(removing);
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SendAsync(server, "sign-in", new { user = User, password = Password })).Status.ShouldBe(HttpStatusCode.OK);
        var log = (await server.GetAsync("admin", $"/api/v1/access-log?user={User}")).AsArray().Select(e => e!["kind"]!.ToString()).ToList();
        log.ShouldBe(["SignedIn", "SecondFactorRemoved", "Failed", "Failed", "SecondFactorSet", "PasswordChanged", "AccountCreated"]);
    }

    private static async Task<(HttpStatusCode Status, string? Code, JsonNode? Body)> SendAsync(RunningServer to, string path, object body)
    {
        using var answer = await to.Http.PostAsJsonAsync($"/api/v1/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        var read = text.Length > 0 ? JsonNode.Parse(text) : null;
        return (answer.StatusCode, answer.IsSuccessStatusCode ? null : read!["code"]!.ToString(), read);
    }
}
