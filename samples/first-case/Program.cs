// Takes three cases through a running server (./run) and prints what happened as a person wants to read it.
using FirstCase;

var address = args.FirstOrDefault() ?? "http://127.0.0.1:5080";
using var hall = new Hall(address);
try
{
    await new FoodLicence(hall).RunAsync();
    await new RoadWorks(hall).RunAsync();
    await new ImpactReport(hall).RunAsync();
    await new ForgottenCase(hall).RunAsync();
    return 0;
}
catch (HttpRequestException e)
{
    Console.Error.WriteLine($"\n没有连上 {address}：{e.Message}\n请先在仓库里运行 ./run，再运行本例。 / Start the server first: ./run");
    return 1;
}
