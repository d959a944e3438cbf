using System.Text;
using NodaTime;
using OtpNet;
using WorkflowGov.Runtime.Access;

namespace WorkflowGov.Runtime.Tests.Access;

/// <summary>验证码 as RFC 6238 has them, and for how long one is good.</summary>
public sealed class OneTimeCodeTests
{
    // RFC 6238, appendix B, SHA-1: the last six of its eight digits are the code of six.
    private static readonly string Secret = Base32Encoding.ToString(Encoding.ASCII.GetBytes("12345678901234567890"));

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheStandardsExamples_IsTaken(long seconds, string code)
    {
        OneTimeCode.StepOf(Secret, code, Instant.FromUnixTimeSeconds(seconds)).ShouldBe(seconds / 30);
        OneTimeCode.StepOf(Secret, $"{code[..3]} {code[3..]}", Instant.FromUnixTimeSeconds(seconds)).ShouldBe(seconds / 30, "as devices show it");
        OneTimeCode.StepOf(Secret, code, Instant.FromUnixTimeSeconds(seconds + 60)).ShouldBeNull();
        OneTimeCode.StepOf(Secret, code[..5], Instant.FromUnixTimeSeconds(seconds)).ShouldBeNull();
    }

    // 287082 belongs to the seconds 30 to 59.
    [Theory]
    [InlineData(24, false)]
    [InlineData(25, true)]
    [InlineData(30, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Code_OfClocksALittleApart_IsGoodForItsThirtySecondsAndFiveAround(long seconds, bool good) =>
        OneTimeCode.StepOf(Secret, "287082", Instant.FromUnixTimeSeconds(seconds)).ShouldBe(good ? 1 : null);
}
