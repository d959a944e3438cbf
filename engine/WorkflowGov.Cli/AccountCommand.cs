using System.CommandLine;
using NodaTime;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime.Access;
using WorkflowGov.Runtime.Postgres;

namespace WorkflowGov.Cli;

/// <summary>
/// <c>wfgov account</c>: works on the database itself, so that the first administrator can be made and one who is locked
/// out can be let in. Whoever has the database's password may do so anyway; it is kept like everything else.
/// </summary>
internal static class AccountCommand
{
    private static readonly Argument<string> User = new("user") { Description = "用户名 / user name" };
    private static readonly Option<string?> Database = new("--database")
    {
        Description = "数据库连接串 / connection string (ConnectionStrings__WorkflowGov)", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ConnectionStrings__WorkflowGov"),
    };

    private static readonly Option<string> Definitions = new("--definitions") { Description = "definitions 文件夹 / the definitions folder", DefaultValueFactory = _ => "definitions" };

    public static Command Create() => new("account", "账户，直接写数据库 / accounts, in the database itself")
    {
        CreateAccount(),
        With("password", "重置密码，显示一次 / give a new password, shown once", (desk, user, cancellation) => TellAsync(desk.ResetAsync(user, Me, cancellation))),
        With("forget-device", "解除第二因素：设备丢失时 / removes the second factor of somebody whose device is gone", (desk, user, cancellation) => SayAsync(desk.RemoveSecondFactorAsync(user, Me, cancellation))),
        With("disable", "停用，会话随之结束 / may not sign in any more", (desk, user, cancellation) => SayAsync(desk.EnableAsync(user, false, Me, cancellation))),
        With("enable", "启用 / may sign in again", (desk, user, cancellation) => SayAsync(desk.EnableAsync(user, true, Me, cancellation))),
    };

    private static Doer Me => new($"wfgov:{Environment.UserName}", "wfgov");

    private static Command CreateAccount()
    {
        var name = new Option<string>("--name") { Description = "姓名 / name", Required = true };
        var office = new Option<string>("--office") { Description = "部门 / office", Required = true };
        var roles = new Option<string[]>("--role") { Description = "角色，第一个账户用 系统管理员 / role; 系统管理员 for the first account", Required = true, AllowMultipleArgumentsPerToken = true };
        var command = new Command("create", "新建账户，密码显示一次 / make an account; its password is shown once") { User, name, office, roles, Database, Definitions };
        command.SetAction((parsed, cancellation) =>
        {
            var account = new Account(parsed.GetValue(User)!, parsed.GetValue(name)!, new Office(parsed.GetValue(office)!), [.. parsed.GetValue(roles)!.Select(r => new Role(r))]);
            return OnDeskAsync(parsed, desk => TellAsync(desk.CreateAsync(account, Me, cancellation)));
        });
        return command;
    }

    private static Command With(string name, string description, Func<AccountDesk, string, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, description) { User, Database, Definitions };
        command.SetAction((parsed, cancellation) => OnDeskAsync(parsed, desk => run(desk, parsed.GetValue(User)!, cancellation)));
        return command;
    }

    private static async Task<int> OnDeskAsync(ParseResult parsed, Func<AccountDesk, Task<int>> run)
    {
        if (parsed.GetValue(Database) is not { Length: > 0 } connection)
            return Refuse("请用 --database 或者 ConnectionStrings__WorkflowGov 指定数据库", "Name the database with --database or ConnectionStrings__WorkflowGov");
        if (Catalogue.Load(parsed.GetValue(Definitions)!).Catalogue is not { } catalogue)
            return Refuse("事项定义有错误：wfgov lint", "The definitions have errors: wfgov lint");
        CaseDatabase.Migrate(connection);
        await using var database = CaseDatabase.Open(connection);
        var sessions = new PostgresSessionStore(database);
        return await run(new AccountDesk(new PostgresAccountStore(database), new PostgresSecondFactorStore(database), sessions, sessions, catalogue.Organisation with { Accounts = [] }, SystemClock.Instance));
    }

    private static async Task<int> TellAsync(Task<Core.Ruling<string>> asked)
    {
        var ruling = await asked;
        if (ruling.Rejection is { } rejection)
            return Refuse(rejection.Message.Zh, rejection.Message.En);
        Console.WriteLine($"{ruling.Value}\n密码只显示这一次，登录前须修改 / shown this once, to be changed before the first sign-in");
        return 0;
    }

    private static async Task<int> SayAsync(Task<Core.Rejection?> asked) =>
        await asked is { } rejection ? Refuse(rejection.Message.Zh, rejection.Message.En) : 0;

    private static int Refuse(string zh, string en)
    {
        Console.Error.WriteLine($"{zh}\n{en}");
        return 1;
    }
}
