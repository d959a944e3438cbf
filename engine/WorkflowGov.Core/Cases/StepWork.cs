using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Core.Cases;

/// <summary>经办情况: what was done at an open step besides claiming it. Forgotten when the step is left; events stay.</summary>
/// <param name="Step">The open step.</param>
/// <param name="Visit">Which time it is open.</param>
public sealed record StepWork(StepId Step, int Visit)
{
    /// <summary>委托办理; null when the step is not entrusted.</summary>
    public Entrustment? Entrustment { get; init; }

    /// <summary>加签, answered and not.</summary>
    public ImmutableArray<AskedOpinion> Opinions { get; init; } = [];

    /// <summary>表决: who votes; null before it was convened.</summary>
    public Panel? Panel { get; init; }

    /// <summary>会签 and 表决: what was signed so far.</summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>公示; null before it was posted.</summary>
    public PostedNotice? Notice { get; init; }

    /// <summary>催办: when the lead last reminded it; null when it never did.</summary>
    public NodaTime.LocalDate? RemindedOn { get; init; }

    /// <summary>Who must act by name before the step can be finished.</summary>
    [JsonIgnore]
    public IEnumerable<string> WaitsFor => Opinions.Where(o => o.Opinion is null).Select(o => o.From)
        .Concat(Panel?.Members.Where(m => Signatures.All(s => s.By != m)) ?? []).Distinct();
}

/// <summary>表决: members of a body.</summary>
/// <param name="Members">成员.</param>
/// <param name="Recused">Who does not vote (回避).</param>
public sealed record Panel(ImmutableArray<string> Members, ImmutableArray<string> Recused)
{
    internal static readonly Panel Empty = new([], []);
}

/// <summary>签署 or 投票 of one officer.</summary>
/// <param name="By">Who, by user name, or name of an expert who is no staff.</param>
/// <param name="ByName">Name.</param>
/// <param name="Outcome">The outcome they want.</param>
/// <param name="Findings">Their answer to every criterion.</param>
/// <param name="Opinion">意见.</param>
/// <param name="At">When.</param>
/// <param name="Reference">Number of a signed ballot that the convener entered; null when they signed themselves.</param>
/// <param name="ReturnedFor">退回理由, when they want the case returned.</param>
public sealed record Signature(
    string By, string ByName, string Outcome, ImmutableArray<CriterionFinding> Findings, string Opinion, NodaTime.Instant At,
    string? Reference = null, ReturnedFor? ReturnedFor = null);

/// <summary>委托办理.</summary>
/// <param name="By">Who entrusted, and confirms.</param>
/// <param name="To">Who prepares.</param>
/// <param name="Draft">What was prepared; null before.</param>
/// <param name="DraftBy">Who prepared it; null before.</param>
public sealed record Entrustment(string By, string To, CaseCommand.Complete? Draft = null, string? DraftBy = null)
{
    /// <summary>It is with the colleague now.</summary>
    [JsonIgnore]
    public bool IsOut => Draft is null;
}

/// <summary>加签: an opinion that was asked of a colleague.</summary>
/// <param name="From">Whose, by user name.</param>
/// <param name="By">Who asked.</param>
/// <param name="Question">What.</param>
/// <param name="Opinion">The answer; null before.</param>
public sealed record AskedOpinion(string From, string By, string Question, string? Opinion = null);
