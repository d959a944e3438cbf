using NodaTime;
using WorkflowGov.Elsa;
using WorkflowGov.Server;

// WorkflowGov's server with Elsa as executor, in one process and on one database.
return await ServerProgram.RunAsync(args, async connection => await ElsaHost.StartAsync(connection, SystemClock.Instance));
