using System.Collections.Immutable;
using WorkflowGov.Core;
using WorkflowGov.Core.Cases;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Runtime.Desk;

/// <summary>Tries acts on a case and keeps what would be lawful.</summary>
internal sealed class ActTrial(ApprovalCase of, CaseContext context, IPeople people)
{
    /// <summary>Stands for the words that a form asks for.</summary>
    private const string Said = "理由";

    public IEnumerable<OfferedAct> AtStep(Step step)
    {
        var id = step.Id;
        var work = of.Works.FirstOrDefault(w => w.Step == id && w.Visit == of.Marking.Find(id)!.Visit);
        ImmutableArray<ActChoice> colleagues = [.. people.Everyone.Where(a => a.Office == step.Office).Select(a => Person(a.User))];
        OfferedAct?[] offers =
        [
            One(CaseAct.GiveOpinion, step, new CaseCommand.GiveOpinion(id, Said)),
            One(CaseAct.Confirm, step, new CaseCommand.ConfirmEntrusted(id)),
            Each(CaseAct.Transfer, step, colleagues, to => new CaseCommand.Transfer(id, to, Said)),
            Each(CaseAct.Entrust, step, colleagues, to => new CaseCommand.Entrust(id, to, Said)),
            Each(CaseAct.Reassign, step, colleagues, to => new CaseCommand.Reassign(id, to, Said)),
            Each(CaseAct.AskOpinion, step, colleagues, from => new CaseCommand.AskOpinion(id, [from], Said)),
            Each(CaseAct.DropOpinion, step, [.. (work?.Opinions ?? []).Select(o => Person(o.From))], from => new CaseCommand.DropOpinion(id, from, Said)),
            Each(CaseAct.Recuse, step, [.. (work?.Panel?.Members ?? []).Select(Person)], member => new CaseCommand.Recuse(id, member, Said)),
            One(CaseAct.Remind, step, new CaseCommand.Remind(id, Said)),
        ];
        return offers.OfType<OfferedAct>();
    }

    public IEnumerable<OfferedAct> OfCase(IEnumerable<Office> offices)
    {
        var limits = context.Item.Limits;
        OfferedAct?[] offers =
        [
            limits.Extension is { } rule ? One(CaseAct.Extend, null, new CaseCommand.Extend(rule.Max, rule.Level, Said), rule.Basis) : null,
            Each(CaseAct.ExcludeDays, null, Grounds(limits.Excludes), g => new CaseCommand.ExcludeDays(context.Today, context.Today, g, Said)),
            Each(CaseAct.RestartLimits, null, Grounds(limits.Restarts), g => new CaseCommand.RestartLimits(g, Said)),
            Each(CaseAct.CorrectEntry, null, Entries(), MayCorrect),
            One(CaseAct.RevokeAgent, null, new CaseCommand.RevokeAgent(Said)),
            One(CaseAct.WithdrawCommitment, null, new CaseCommand.WithdrawCommitment(Said)),
            One(CaseAct.Withdraw, null, new CaseCommand.Withdraw(Said)),
            Each(CaseAct.Terminate, null, All<TerminationGround>(g => (Endings.Of(g), null, null)), g => new CaseCommand.Terminate(Enum.Parse<TerminationGround>(g), Said)),
            Each(CaseAct.EndLicence, null, All<EndGround>(g => (Endings.Of(g).Name, Endings.Of(g).Basis, Endings.Of(Endings.Of(g).End))), g => new CaseCommand.EndLicence(Enum.Parse<EndGround>(g), Said)),
            Each(CaseAct.Reopen, null, All<ReopeningGround>(g => (Endings.Of(g), null, null)), g => new CaseCommand.Reopen(Enum.Parse<ReopeningGround>(g), Said)),
            Each(CaseAct.ChangeOffice, null, [.. offices.Select(o => new ActChoice(o.Name, new Text(o.Name, o.Name)))], to => new CaseCommand.ChangeOffice(context.Item.Authority, new Office(to), Said)),
        ];
        return offers.OfType<OfferedAct>();
    }

    private OfferedAct? One(CaseAct act, Step? step, CaseCommand tried, string? basis = null) =>
        IsLawful(tried) ? new OfferedAct(act, step?.Id, step?.Title, [], basis) : null;

    private OfferedAct? Each(CaseAct act, Step? step, ImmutableArray<ActChoice> choices, Func<string, CaseCommand> command) =>
        Each(act, step, choices, value => IsLawful(command(value)));

    private static OfferedAct? Each(CaseAct act, Step? step, ImmutableArray<ActChoice> choices, Func<string, bool> isLawful)
    {
        ImmutableArray<ActChoice> lawful = [.. choices.Where(c => isLawful(c.Value))];
        return lawful.IsEmpty ? null : new OfferedAct(act, step?.Id, step?.Title, lawful);
    }

    private bool IsLawful(CaseCommand tried) => Decide.On(of, tried, context).IsAccepted;

    private ActChoice Person(string user) => new(user, new Text(people.NameOf(user), people.NameOf(user)));

    private static ImmutableArray<ActChoice> Grounds(ImmutableArray<LimitGround> grounds) =>
        [.. grounds.Select(g => new ActChoice(g.Name, new Text(g.Name, g.Name), g.Basis))];

    private static ImmutableArray<ActChoice> All<T>(Func<T, (Text Name, string? Basis, Text? Group)> words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => (Value: v, Words: words(v))).Select(c => new ActChoice($"{c.Value}", c.Words.Name, c.Words.Basis, c.Words.Group))];

    private ImmutableArray<ActChoice> Entries() =>
    [
        new(EntryCorrection.Name, new Text("申请人名称", "Applicant's name")),
        new(EntryCorrection.Phone, new Text("联系电话", "Phone")),
        .. context.Item.Form.Select(f => new ActChoice(f.Key, new Text(f.Label, f.Label))),
    ];

    /// <summary>An entry may be corrected unless the law is against any value of it; an empty one is only unfit.</summary>
    private bool MayCorrect(string entry) =>
        Decide.On(of, new CaseCommand.CorrectEntry(entry, new FormValue.Of(string.Empty), Said), context).Rejection is null or { Kind: RejectionKind.Invalid };
}
