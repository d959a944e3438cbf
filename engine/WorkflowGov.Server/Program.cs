return await WorkflowGov.Server.ServerProgram.RunAsync(args);
