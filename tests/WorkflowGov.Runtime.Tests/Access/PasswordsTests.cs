using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Tests.Access;

/// <summary>Which passwords are taken.</summary>
public sealed class PasswordsTests
{
    // Leaked ones that look random to any estimate of strength; the last is in capitals in no list.
    [Theory]
    [InlineData("Sojdlg123aljg")]
    [InlineData("ghhh47hj7649")]
    [InlineData("Mailcreated5240")]
    [InlineData("MAILCREATED5240")]
    public void Password_LeakedElsewhere_IsNotTaken(string password) => Passwords.Refuses(password, "chen.jing", "陈静")!.Code.ShouldBe("WG6123");

    [Fact]
    public void Password_OfUnrelatedWords_IsTaken() => Passwords.Refuses("crane paper window 71", "chen.jing", "陈静").ShouldBeNull();
}
