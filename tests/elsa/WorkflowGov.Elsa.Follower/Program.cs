// A server reduced to its executor: follows the moves of the cases in the database it is given, until it is killed.
await using var elsa = await WorkflowGov.Elsa.ElsaHost.StartAsync(args[0], NodaTime.SystemClock.Instance);
Console.WriteLine("ready");
await Task.Delay(Timeout.Infinite);
