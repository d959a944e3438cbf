using WorkflowGov.Core;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Documents;

namespace WorkflowGov.Server.Api;

/// <summary>绑定第二因素.</summary>
/// <param name="User">User name.</param>
/// <param name="Password">Password.</param>
/// <param name="Code">验证码 of the device so far, where there is one.</param>
public sealed record SecondFactorRequest(string User, string Password, string? Code = null);

/// <summary>确认第二因素.</summary>
/// <param name="User">User name.</param>
/// <param name="Password">Password.</param>
/// <param name="Code">验证码 as the new device shows it.</param>
public sealed record SecondFactorConfirmation(string User, string Password, string Code);

/// <summary>A second factor to be taken up by a device, shown once.</summary>
/// <param name="Secret">In Base32, to type in.</param>
/// <param name="Address">The same as an <c>otpauth:</c> address.</param>
/// <param name="Picture">The same as a QR code: an SVG in a <c>data:</c> address.</param>
public sealed record SecondFactorOffer(string Secret, string Address, string Picture);

/// <summary>第二因素: set up before signing in, by the password; removed by administrators.</summary>
internal static class SecondFactorApi
{
    public static void Map(RouteGroupBuilder signIn)
    {
        signIn.MapPost("/second-factor", BeginAsync).AllowAnonymous().Accepts<SecondFactorRequest>("application/json").Produces<SecondFactorOffer>();
        signIn.MapPost("/second-factor/confirmation", ConfirmAsync).AllowAnonymous().Accepts<SecondFactorConfirmation>("application/json").Produces(StatusCodes.Status204NoContent);
        signIn.MapDelete("/accounts/{user}/second-factor", RemoveAsync).Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> BeginAsync(HttpRequest request, SignInDesk signIn, SecondFactorDesk desk, IAccountStore accounts)
    {
        var (body, _) = await Body.ReadAsync<SecondFactorRequest>(request);
        var http = request.HttpContext;
        if (await RefusalAsync(http, signIn, body.User, body.Password, body.Code) is { } refusal)
            return refusal;
        if (await accounts.FindAsync(body.User, http.RequestAborted) is null)
            return RejectionProblem.Of(409, "WG6130", new Text("演示账户不绑定第二因素", "Demo accounts have no second factor"), "user");
        http.Response.Headers.CacheControl = "no-store";
        var secret = await desk.BeginAsync(body.User, http.RequestAborted);
        var address = OneTimeCode.AddressOf(secret, body.User);
        return Results.Ok(new SecondFactorOffer(secret, address, CodePicture.Of(address)));
    }

    private static async Task<IResult> ConfirmAsync(HttpRequest request, SignInDesk signIn, SecondFactorDesk desk)
    {
        var (body, _) = await Body.ReadAsync<SecondFactorConfirmation>(request);
        var http = request.HttpContext;
        // Where a device is replaced, its code was shown to begin; now that of the new one is.
        if (await RefusalAsync(http, signIn, body.User, body.Password, null, confirming: true) is { } refusal)
            return refusal;
        return await desk.ConfirmAsync(body.User, body.Code, SignIn.SourceOf(http), http.RequestAborted) is { } refused ? RejectionProblem.Of(refused) : Results.NoContent();
    }

    private static async Task<IResult> RemoveAsync(string user, HttpContext http, AccountDesk desk)
    {
        if (!AccountsApi.IsAdministrator(http))
            return AccountsApi.AdministratorsOnly();
        return await desk.RemoveSecondFactorAsync(user, SessionApi.DoerOf(http), http.RequestAborted) is { } refused ? RejectionProblem.Of(refused) : Results.NoContent();
    }

    /// <summary>Why somebody may not; a password that was given is changed first.</summary>
    private static async Task<IResult?> RefusalAsync(HttpContext http, SignInDesk signIn, string user, string password, string? code, bool confirming = false) =>
        await signIn.TryAsync(user, password, code, SignIn.SourceOf(http), http.RequestAborted) switch
        {
            SignInResult.Known { Account.MustChange: true } => SessionApi.ChangeFirst(),
            SignInResult.Known => null,
            SignInResult.WantsCode when confirming => null,
            var result => SessionApi.Refusal(http, result),
        };
}
