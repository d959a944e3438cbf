using WorkflowGov.Definitions;
foreach (var f in Catalogue.Lint(args.Skip(1))) Console.WriteLine(f);
return 0;
