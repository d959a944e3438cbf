using CsCheck;
using Shouldly;
using WorkflowGov.Core.TimeLimits;
using Xunit;

namespace WorkflowGov.Core.Tests.TimeLimits;

public sealed class TimeLimitTests
{
    [Theory]
    [InlineData("20 工作日", 20, LimitUnit.WorkingDays, "20个工作日", "20 working days")]
    [InlineData("20个工作日", 20, LimitUnit.WorkingDays, "20个工作日", "20 working days")]
    [InlineData(" 1  工作日 ", 1, LimitUnit.WorkingDays, "1个工作日", "1 working day")]
    [InlineData("45 自然日", 45, LimitUnit.NaturalDays, "45个自然日", "45 natural days")]
    [InlineData("3 个月", 3, LimitUnit.Months, "3个月", "3 months")]
    [InlineData("2年", 2, LimitUnit.Years, "2年", "2 years")]
    [InlineData("24 小时", 24, LimitUnit.Hours, "24小时", "24 hours")]
    [InlineData("即办", 0, LimitUnit.WorkingDays, "即办", "at once")]
    [InlineData("0 工作日", 0, LimitUnit.WorkingDays, "即办", "at once")]
    public void Parse_LimitAsPeopleSayIt_IsRead(string text, int amount, LimitUnit unit, string zh, string en)
    {
        var limit = TimeLimit.Parse(text);

        limit.ShouldBe(new TimeLimit(amount, unit));
        limit.ToSentence().ShouldBe(zh);
        limit.ToEnglish().ShouldBe(en);
    }

    // 行政许可法 §82
    [Theory]
    [InlineData("20 日"), InlineData("20日"), InlineData("三十日"), InlineData("5 天")]
    public void Read_PlainDay_AsksWhichDays(string text)
    {
        var (_, rejection) = TimeLimit.Read(text);

        rejection!.Code.ShouldBe("WG3002");
        rejection.Message.Zh.ShouldContain("工作日");
        rejection.Message.Zh.ShouldContain("自然日");
        rejection.Basis.ShouldBe("行政许可法 第八十二条");
    }

    [Theory]
    [InlineData("", "WG3003"), InlineData("20", "WG3003"), InlineData("20 周", "WG3003"), InlineData("3 月", "WG3003")]
    [InlineData("工作日", "WG3001"), InlineData("-1 工作日", "WG3001"), InlineData("2 0 工作日", "WG3001")]
    [InlineData("１０ 工作日", "WG3001"), InlineData("1.5 工作日", "WG3001"), InlineData("10001 工作日", "WG3001")]
    [InlineData("0 自然日", "WG3001"), InlineData("0 小时", "WG3001"), InlineData("99999999999 年", "WG3001")]
    public void Read_NoLimit_SaysWhy(string text, string code)
    {
        TimeLimit.Read(text).Rejection!.Code.ShouldBe(code);
        TimeLimit.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => TimeLimit.Parse(text));
    }

    [Fact]
    public void Parse_WhatToStringWrote_IsTheSameLimit() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Enum<LimitUnit>())
            .Sample((n, unit) => TimeLimit.Parse(new TimeLimit(n, unit).ToString()) == new TimeLimit(n, unit), iter: 2_000);
}
