using NodaTime;
using NodaTime.Testing;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Runtime.Tests.Access;

/// <summary>How long a session stands: an hour without a request, twelve hours in all.</summary>
public sealed class SessionBookTests(RealDatabase database)
{
    private static readonly Instant Start = Instant.FromUtc(2026, 9, 1, 1, 0);

    [Fact]
    public async Task Session_UsedNowAndThen_StandsUntilNobodyUsesItForAnHour()
    {
        var (clock, book) = await OpenAsync();
        var id = (await book.OpenAsync("window1", SessionKind.Browser, "-", "", CancellationToken.None)).Id;
        foreach (var minutes in (int[])[59, 59, 59])
        {
            clock.AdvanceMinutes(minutes);
            (await book.UseAsync(id, CancellationToken.None)).ShouldNotBeNull();
        }

        clock.AdvanceMinutes(60);

        (await book.UseAsync(id, CancellationToken.None)).ShouldBeNull();
        clock.AdvanceSeconds(10);
        (await book.UseAsync(id, CancellationToken.None)).ShouldBeNull("once idle for too long, it does not come back");
    }

    [Fact]
    public async Task Session_UsedAllTheTime_EndsAfterTheLongestTime()
    {
        var (clock, book) = await OpenAsync();
        var id = (await book.OpenAsync("window1", SessionKind.Browser, "-", "", CancellationToken.None)).Id;
        for (var passed = 30; passed < 12 * 60; passed += 30)
        {
            clock.AdvanceMinutes(30);
            (await book.UseAsync(id, CancellationToken.None)).ShouldNotBeNull($"after {passed} minutes");
        }

        clock.AdvanceMinutes(30);

        (await book.UseAsync(id, CancellationToken.None)).ShouldBeNull();
    }

    private async Task<(FakeClock Clock, SessionBook Book)> OpenAsync()
    {
        var store = new PostgresSessionStore(CaseDatabase.Open(await database.CreateAsync()));
        var clock = new FakeClock(Start);
        return (clock, new SessionBook(store, store, new SessionLimits(Duration.FromHours(1), Duration.FromHours(12)), clock));
    }
}
