using System.CommandLine;
using WorkflowGov.Cli;

var root = new RootCommand("WorkflowGov：事项定义检查、办件、留痕 / definitions, cases, audit")
{
    LintCommand.Create(),
    FormatCommand.Create(),
    ProveCommand.Create(),
    TestCommand.Create(),
    SimulateCommand.Create(),
    DueCommand.Create(),
    ElementCommand.Create(),
    DiffCommand.Create(),
    ImpactCommand.Create(),
    SimilarCommand.Create(),
    ExportCommand.Create(),
    ImportCommand.Create(),
    CaseCommands.Create(),
    KitCommand.Create(),
    ItemCommands.Create(),
    AuditCommand.Create(),
    AccountCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ServerAnswerException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
catch (HttpRequestException e)
{
    Console.Error.WriteLine($"没有连上服务器：{e.Message}\n请先运行 ./run，或者用 --server 指定地址。 / No answer from the server: start it with ./run or name it with --server.");
    return 1;
}
