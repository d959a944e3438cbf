using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.TimeLimits;

namespace WorkflowGov.Core.Processes;

/// <summary>
/// A process is block-structured: that is what makes it sound by construction, provable in linear time and
/// readable from top to bottom.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Sequence), "sequence")]
[JsonDerivedType(typeof(Single), "step")]
[JsonDerivedType(typeof(Parallel), "parallel")]
[JsonDerivedType(typeof(Choice), "choice")]
public abstract record Block
{
    private Block()
    {
    }

    /// <summary>The blocks directly inside, from top to bottom.</summary>
    /// <returns>The blocks.</returns>
    public IEnumerable<Block> Parts() => this switch
    {
        Sequence sequence => sequence.Blocks,
        Parallel parallel => parallel.Branches.Select(b => b.Body),
        Choice choice => choice.Ways.Select(w => w.Body),
        _ => [],
    };

    /// <summary>The block and all that is inside it, from top to bottom.</summary>
    /// <returns>The blocks.</returns>
    public IEnumerable<Block> WithInside() => Parts().SelectMany(p => p.WithInside()).Prepend(this);

    /// <summary>Blocks one after another (串联).</summary>
    /// <param name="Blocks">The blocks in order.</param>
    public sealed record Sequence(ImmutableArray<Block> Blocks) : Block;

    /// <summary>One step (环节).</summary>
    /// <param name="Definition">What is to be done.</param>
    public sealed record Single(Step Definition) : Block;

    /// <summary>Branches that start at the same moment (并联).</summary>
    /// <param name="Title">Chinese title, for example 并联审查.</param>
    /// <param name="Join">How many branches must finish before the block ends; the rest are cancelled.</param>
    /// <param name="Branches">The branches, named.</param>
    public sealed record Parallel(string Title, int Join, ImmutableArray<Branch> Branches) : Block
    {
        /// <summary>主办: the name of the branch that leads; null = none does.</summary>
        public string? Lead { get; init; }
    }

    /// <summary>One of several ways, by guard (分支); the first that holds is taken, the last has no guard.</summary>
    /// <param name="Ways">The ways in order.</param>
    public sealed record Choice(ImmutableArray<Way> Ways) : Block;
}

/// <summary>A branch of a <see cref="Block.Parallel"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Body">Its blocks.</param>
public sealed record Branch(string Name, Block.Sequence Body);

/// <summary>A way of a <see cref="Block.Choice"/>.</summary>
/// <param name="When">Its guard; null = otherwise.</param>
/// <param name="Body">Its blocks.</param>
public sealed record Way(Guard? When, Block.Sequence Body);

/// <summary>Name of a step, unique within its process: lower-case letters, digits and '-'.</summary>
/// <param name="Value">The name, for example <c>review</c>.</param>
public readonly record struct StepId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>What a step is in the procedure (环节): decides who may do it and what it leads to.</summary>
public enum StepKind
{
    /// <summary>受理: the window takes in and accepts, asks for correction, or declines.</summary>
    Accept,

    /// <summary>审查: any form of review inside the limit.</summary>
    Review,

    /// <summary>特别程序: a review whose time is not counted, from a served notice on (行政许可法 第四十五条).</summary>
    Special,

    /// <summary>决定: grant or refusal; exactly one in a process.</summary>
    Decide,

    /// <summary>制证: skipped after a refusal.</summary>
    Issue,

    /// <summary>送达.</summary>
    Deliver,

    /// <summary>事后核查 of a 告知承诺, after delivery.</summary>
    PostCheck,
}

/// <summary>审查方式.</summary>
public enum ReviewMethod
{
    /// <summary>形式审查.</summary>
    Formal,

    /// <summary>书面审查.</summary>
    Written,

    /// <summary>实质审查: two or more officers (行政许可法 第三十四条).</summary>
    Substantive,

    /// <summary>现场核查: two or more officers, with a record.</summary>
    OnSite,

    /// <summary>专家评审.</summary>
    ExpertPanel,

    /// <summary>检验.</summary>
    Inspection,

    /// <summary>检测.</summary>
    Testing,

    /// <summary>检疫.</summary>
    Quarantine,

    /// <summary>鉴定.</summary>
    Appraisal,

    /// <summary>听证.</summary>
    Hearing,

    /// <summary>招标.</summary>
    Tender,

    /// <summary>拍卖.</summary>
    Auction,

    /// <summary>公示.</summary>
    PublicNotice,

    /// <summary>征求意见.</summary>
    Consultation,

    /// <summary>集体讨论.</summary>
    Deliberation,

    /// <summary>法制审核.</summary>
    LegalReview,

    /// <summary>入户调查.</summary>
    HomeVisit,

    /// <summary>系统自动审批.</summary>
    Automatic,
}

/// <summary>One step (环节) of a process.</summary>
public sealed record Step
{
    /// <summary>Its name.</summary>
    public required StepId Id { get; init; }

    /// <summary>Chinese title.</summary>
    public required string Title { get; init; }

    /// <summary>What it is in the procedure.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Who does it.</summary>
    public required Role Role { get; init; }

    /// <summary>Where: <see cref="Office.Window"/> for window roles, else the authority or the office named.</summary>
    public required Office Office { get; init; }

    /// <summary>审查方式; null for steps that review nothing.</summary>
    public ReviewMethod? Review { get; init; }

    /// <summary>环节时限, counted from the day the step is entered; for a special procedure its announced time.</summary>
    public required TimeLimit Limit { get; init; }

    /// <summary>Ground on which the step's time is not counted; null = counted.</summary>
    public ExcludedTime? Excluded { get; init; }

    /// <summary>超时默认: what silence is taken for when a consulted department lets the time pass; null = nothing follows.</summary>
    public Silence? Silence { get; init; }

    /// <summary>How many officers must take part (核查人数).</summary>
    public int People { get; init; } = 1;

    /// <summary>公示期, at the least; null = as long as its officer posts it. For a 公示 only.</summary>
    public TimeLimit? NoticePeriod { get; init; }

    /// <summary>转报; null = the case stays.</summary>
    public Forwarding? Forwarding { get; init; }

    /// <summary>秒批; null = a person does it.</summary>
    public Automation? Automation { get; init; }

    /// <summary>裁量标准 of the decision; none = no level is named.</summary>
    public ImmutableArray<DiscretionLevel> Discretion { get; init; } = [];

    /// <summary>签署方式; null = the first who does it decides (或签).</summary>
    public Signing? Signing { get; init; }

    /// <summary>Steps whose doers may not do this one.</summary>
    public ImmutableArray<StepId> NotBy { get; init; } = [];

    /// <summary>审查要点, each answered yes or no.</summary>
    public ImmutableArray<string> Criteria { get; init; } = [];

    /// <summary>What may come of it.</summary>
    public required ImmutableArray<OutcomeRule> Outcomes { get; init; }

    /// <summary>The step is entered only when this holds; null = always.</summary>
    public Guard? When { get; init; }
}

/// <summary>Why a step's time is not counted (不计入办理期限).</summary>
/// <param name="Ground">The special procedure, for example 专家评审.</param>
/// <param name="Basis">The article, for example 行政许可法 第四十五条.</param>
public sealed record ExcludedTime(string Ground, string Basis);

/// <summary>超时默认: silence of a consulted department (征求意见) is taken for an outcome.</summary>
/// <param name="Deemed">The outcome's label, for example 同意.</param>
/// <param name="Basis">The rule that says so.</param>
public sealed record Silence(string Deemed, string Basis);

/// <summary>One possible outcome of a step.</summary>
/// <param name="Label">As the approver sees it, for example 符合.</param>
/// <param name="Action">What it leads to.</param>
public sealed record OutcomeRule(string Label, OutcomeAction Action);

/// <summary>What an outcome leads to.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Continue), "continue")]
[JsonDerivedType(typeof(Refuse), "refuse")]
[JsonDerivedType(typeof(Return), "return")]
[JsonDerivedType(typeof(Revoke), "revoke")]
public abstract record OutcomeAction
{
    private OutcomeAction()
    {
    }

    /// <summary>On to the next step.</summary>
    public sealed record Continue : OutcomeAction;

    /// <summary>
    /// At the deciding step: 不予许可. Elsewhere: refusal is proposed, further reviews are skipped and the deciding
    /// step decides (行政许可法 第三十八条: only the decision refuses, with reasons).
    /// </summary>
    public sealed record Refuse : OutcomeAction;

    /// <summary>Back to an earlier step of the same or an enclosing sequence.</summary>
    /// <param name="To">The step returned to.</param>
    /// <param name="Max">How often at most in one case.</param>
    public sealed record Return(StepId To, int Max) : OutcomeAction;

    /// <summary>The granted decision is revoked (告知承诺 found untrue).</summary>
    public sealed record Revoke : OutcomeAction;
}
