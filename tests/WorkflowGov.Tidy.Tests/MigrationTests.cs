using System.Xml.Linq;

namespace WorkflowGov.Tidy.Tests;

/// <summary>Migrations since 0100 are applied while servers of the version before go on.</summary>
public sealed class MigrationTests
{
    private const string Folder = "engine/WorkflowGov.Runtime/Postgres/Migrations";
    private const int Since = 100;

    private static Version Present => Version.Parse(XDocument.Load(Path.Combine(Tree.Root, "Directory.Build.props")).Descendants("Version").Single().Value);

    [Fact]
    public void Migrations_Each_LeaveTheVersionBeforeAtWork() => Tree.Files(Folder, "*.sql")
        .Where(f => int.Parse(Path.GetFileName(f.Path)[..4], System.Globalization.CultureInfo.InvariantCulture) >= Since)
        .SelectMany(f => MigrationRule.BrokenIn(f.Path, f.Text, Present)).ShouldBeEmpty("see Schema in samples/operations/README.md");

    [Theory]
    [InlineData("drop table card;")]
    [InlineData("alter table card drop column rung;")]
    [InlineData("alter table card rename column rung to step;")]
    [InlineData("alter table card alter column rung type text;")]
    [InlineData("alter table card alter rung set not null;")]
    [InlineData("alter table card add column why text not null;")]
    [InlineData("alter table card\n    add why text not null;")]
    [InlineData("alter table card add column id bigserial;")]
    [InlineData("alter table card add column key uuid default gen_random_uuid();")]
    [InlineData("alter table card add constraint card_known check (rung <> '');")]
    [InlineData("create index card_by_rung on card (rung);")]
    [InlineData("lock table card;")]
    [InlineData("update card set rung = 'Red';")]
    [InlineData("-- waits: it is small\ndrop table card;")]
    [InlineData("-- contract: unused since 9.9.9\ndrop table card;")]
    [InlineData("-- waits: \nlock table card;")]
    public void Statement_ThatStopsTheVersionBefore_IsFound(string sql) =>
        MigrationRule.BrokenIn("x.sql", sql, new Version(0, 2, 0)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("create table seen (id bigint not null);\ncreate index seen_id on seen (id);\nalter table seen add constraint seen_id check (id > 0);")]
    [InlineData("alter table card add column why text;")]
    [InlineData("alter table card add column why text not null default '';")]
    [InlineData("alter table card add constraint card_known check (rung <> '') not valid;")]
    [InlineData("alter table card validate constraint card_known;")]
    [InlineData("-- waits: a few hundred rows\nupdate card set rung = 'Red';")]
    [InlineData("-- contract: unused since 0.1.0\nalter table card drop column rung;")]
    [InlineData("insert into card (rung) select 'Red';")]
    public void Statement_ThatLeavesItAtWork_Passes(string sql) =>
        MigrationRule.BrokenIn("x.sql", sql, new Version(0, 2, 0)).ShouldBeEmpty();
}
