using System.Collections.Immutable;
using WorkflowGov.Core;

namespace WorkflowGov.Definitions.Simulation;

/// <summary>How a time is spread over cases, in working days.</summary>
/// <param name="Median">Half of the cases take no longer.</param>
/// <param name="P90">Nine of ten take no longer.</param>
/// <param name="P95">Nineteen of twenty take no longer.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Most">The longest.</param>
/// <param name="Histogram">How many cases took 0, 1, 2 … whole working days.</param>
public sealed record DaySpread(double Median, double P90, double P95, double Mean, double Most, ImmutableArray<int> Histogram);

/// <summary>A step under the load of the simulation.</summary>
/// <param name="Item">事项名称.</param>
/// <param name="Step">环节名称.</param>
/// <param name="Role">角色.</param>
/// <param name="Office">部门.</param>
/// <param name="Entered">How often it was entered.</param>
/// <param name="MeanWaitDays">Mean wait for an officer, in working days.</param>
/// <param name="MeanQueue">How many waited on average, over all the time simulated.</param>
/// <param name="MostQueue">The most that ever waited.</param>
/// <param name="WaitedDays">Working days waited by all cases together.</param>
public sealed record StepFigures(
    string Item, string Step, string Role, string Office, long Entered, double MeanWaitDays, double MeanQueue, int MostQueue, double WaitedDays);

/// <summary>A role of an office under the load of the simulation.</summary>
/// <param name="Office">部门.</param>
/// <param name="Role">角色.</param>
/// <param name="Officers">How many.</param>
/// <param name="Utilisation">Share of the time they were there in which they worked.</param>
/// <param name="MeanWaitDays">Mean wait for one of them, in working days.</param>
/// <param name="MeanQueue">How many waited on average.</param>
/// <param name="MostQueue">The most that ever waited.</param>
/// <param name="Served">How often they took up work.</param>
/// <param name="WaitedDays">Working days waited by all cases together.</param>
public sealed record RoleFigures(
    string Office, string Role, int Officers, double Utilisation, double MeanWaitDays, double MeanQueue, int MostQueue, long Served, double WaitedDays);

/// <summary>An item of many.</summary>
/// <param name="Item">事项名称.</param>
/// <param name="Cases">How many came.</param>
/// <param name="LatePromised">Share decided after the promise.</param>
public sealed record ItemFigures(string Item, int Cases, double LatePromised);

/// <summary>One repetition.</summary>
/// <param name="MedianDays">Median of the days to decision.</param>
/// <param name="LatePromised">Share decided after the promise.</param>
public sealed record RunFigures(double MedianDays, double LatePromised);

/// <summary>What came of a simulation.</summary>
/// <param name="Cases">Applications that came.</param>
/// <param name="Decided">Those decided.</param>
/// <param name="Refused">Those refused.</param>
/// <param name="Deemed">Those accepted by law, nobody having told the applicant in time.</param>
/// <param name="ToDecision">Counted working days from acceptance to decision, as limits count them.</param>
/// <param name="Through">Working days from receipt to delivery, nothing left out.</param>
/// <param name="LatePromised">Share of the cases not decided within the promise.</param>
/// <param name="LateStatutory">Share not decided within the statutory limit; of items without one none is late.</param>
/// <param name="Steps">Steps, the one with the most waiting first.</param>
/// <param name="Roles">Roles, the one with the most waiting first.</param>
/// <param name="Items">Items, the one with the most late cases first.</param>
/// <param name="Bottleneck">瓶颈 in words.</param>
/// <param name="Runs">Each repetition.</param>
/// <param name="SimulatedDays">Working days from the first arrival to the last event, over all repetitions.</param>
public sealed record SimulationResult(
    int Cases, int Decided, int Refused, int Deemed, DaySpread ToDecision, DaySpread Through, double LatePromised, double LateStatutory,
    ImmutableArray<StepFigures> Steps, ImmutableArray<RoleFigures> Roles, ImmutableArray<ItemFigures> Items, Text Bottleneck,
    ImmutableArray<RunFigures> Runs, double SimulatedDays);

/// <summary>A plan beside the base.</summary>
/// <param name="Name">What is supposed.</param>
/// <param name="Result">What came of it, with the same chances.</param>
public sealed record WhatIfResult(Text Name, SimulationResult Result);

/// <summary>A simulation and what would come of other plans.</summary>
/// <param name="Base">The plan as given.</param>
/// <param name="WhatIf">Others, in the order asked for.</param>
/// <param name="Suppositions">What was not known and is supposed.</param>
public sealed record SimulationReport(SimulationResult Base, ImmutableArray<WhatIfResult> WhatIf, ImmutableArray<Text> Suppositions);
