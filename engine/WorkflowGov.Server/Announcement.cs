using System.Globalization;
using WorkflowGov.Definitions;
using WorkflowGov.Runtime;

namespace WorkflowGov.Server;

/// <summary>What a new user reads when the server is up.</summary>
internal static class Announcement
{
    public static void Write(ServerHost host, TimeSpan took)
    {
        var address = host.App.Urls.FirstOrDefault() ?? "http://127.0.0.1:5080";
        var items = host.Catalogue.Items;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            WorkflowGov 已启动（{took.TotalSeconds:0.0} 秒）
              地址 address     {address}
              接口文档 API     {address}/docs
              数据库 database  {(host.Options.ConnectionString is null ? $"私有 PostgreSQL，{host.Options.DataFolder}" : "ConnectionStrings__WorkflowGov")}
              事项 items       {items.Length} 项，{items.Select(i => i.Item.Authority).Distinct().Count()} 个实施主体，{items.Select(i => i.Item.Pattern ?? "自定义").Distinct().Count()} 种流程
            """));
        if (host.Executor is not NativeExecutor)
            Console.WriteLine("  执行器 executor  elsa");
        if (host.Options.Sandbox)
            Console.WriteLine("  沙箱 sandbox     全部是测试件，不具效力；时钟 POST /api/v1/sandbox/clock；契约测试 ./wfgov kit run 编码 --server …");
        if (host.Options.Demo)
            WriteAccounts(host.Catalogue.Organisation);
        Console.WriteLine("\n  试一试 try       dotnet run --project samples/first-case\n  停止 stop        Ctrl+C");
    }

    private static void WriteAccounts(Organisation organisation)
    {
        Console.WriteLine($"\n  演示账户 demo accounts（密码 password: {organisation.DemoPassword}）");
        foreach (var account in organisation.Accounts.Take(7))
            Console.WriteLine($"    {account.User,-12} {account.Name}　{account.Office}　{string.Join("、", account.Roles)}");
        Console.WriteLine($"    … 共 {organisation.Accounts.Length} 个，见 definitions/organisation/demo-accounts.yaml；演示时钟 POST /api/v1/demo/clock");
    }
}
