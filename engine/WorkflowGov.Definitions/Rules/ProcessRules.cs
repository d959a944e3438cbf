using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;

namespace WorkflowGov.Definitions.Rules;

/// <summary>禁兜底: no material or condition that means whatever the office likes.</summary>
internal sealed class NoCatchAll : IItemRule
{
    private static readonly string[] Words = ["其他材料", "其它材料", "有关材料", "相关材料", "认为需要", "认为必要", "其他条件", "等材料"];

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var text in subject.Item.Materials.Select(m => m.Name).Concat(subject.Item.Materials.SelectMany(m => m.AcceptIf)))
        {
            if (Words.FirstOrDefault(w => text.Contains(w, StringComparison.Ordinal)) is { } word)
                yield return subject.At("materials", "WG2101", Severity.Error, $"“{text}”含兜底表述“{word}”，请写明具体材料", $"'{text}' is a catch-all ('{word}'); name the material");
        }

        foreach (var text in subject.Item.Conditions)
        {
            if (Words.FirstOrDefault(w => text.Contains(w, StringComparison.Ordinal)) is { } word)
                yield return subject.At("conditions", "WG2101", Severity.Error, $"“{text}”含兜底表述“{word}”，请写明具体条件", $"'{text}' is a catch-all ('{word}'); state the condition");
        }
    }
}

/// <summary>W1 收件权和审核权分离: windows take in and hand out, the back office reviews and decides.</summary>
internal sealed class IntakeApartFromReview : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            var window = subject.Shared.Commons.Organisation.SideOf(step.Role) == Side.Window;
            var reviews = step.Kind is StepKind.Review or StepKind.Special or StepKind.Decide or StepKind.PostCheck;
            if (window && reviews)
                yield return subject.At(step.Id, "WG2102", Severity.Error, $"“{step.Title}”是审查决定环节，不能由窗口角色“{step.Role}”办理", $"Step '{step.Id}' reviews or decides; the window role '{step.Role}' cannot do it");
        }
    }
}

/// <summary>A process begins with 受理 at the window, once.</summary>
internal sealed class StartsWithAcceptance : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        var first = steps[0];
        if (first.Kind != StepKind.Accept || subject.Shared.Commons.Organisation.SideOf(first.Role) != Side.Window)
            yield return subject.At(first.Id, "WG2103", Severity.Error, "第一个环节须是窗口的“受理”", "The first step is the window's 受理");
        foreach (var again in steps.Skip(1).Where(s => s.Kind == StepKind.Accept))
            yield return subject.At(again.Id, "WG2103", Severity.Error, "只能有一个“受理”环节", "There is one step of kind 受理 only");
    }
}

/// <summary>行政许可法 第三十四条: two or more officers verify the substance.</summary>
internal sealed class OfficersEnough : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject) => subject.Item.Process.Steps
        .Where(s => s.Review is ReviewMethod.OnSite or ReviewMethod.Substantive or ReviewMethod.HomeVisit && s.People < 2)
        .Select(s => subject.At(s.Id, "WG2104", Severity.Error, $"“{s.Title}”须指派两名以上工作人员（people: 2）", $"Step '{s.Id}' takes two officers or more (people: 2)"));
}

/// <summary>Time is taken out only on a ground of art. 45, or one with a basis of its own.</summary>
internal sealed class ExclusionHasGround : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            if ((step.Kind == StepKind.Special) != (step.Excluded is not null))
                yield return subject.At(step.Id, "WG2105", Severity.Error, $"“{step.Title}”：特别程序须写明 excluded，其他环节不能写", $"Step '{step.Id}': a 特别程序 states 'excluded', no other step does");
            var ground = subject.Shared.Law?.Grounds.FirstOrDefault(g => g.Name == step.Excluded?.Ground);
            if (step.Excluded is { } excluded && ground is null && excluded.Basis.Contains("行政许可法", StringComparison.Ordinal))
                yield return subject.At(step.Id, "WG2106", Severity.Error, $"“{excluded.Ground}”不在行政许可法第四十五条所列之内，不计时须有其他依据", $"'{excluded.Ground}' is not in art. 45; taking its time out needs another basis");
        }
    }
}

/// <summary>The decision can go either way, and refusing states reasons.</summary>
internal sealed class DecisionCanGrantAndRefuse : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var decision = subject.Item.Process.Decision;
        if (!decision.Outcomes.Any(o => o.Action is OutcomeAction.Continue) || !decision.Outcomes.Any(o => o.Action is OutcomeAction.Refuse))
            yield return subject.At(decision.Id, "WG2107", Severity.Error, "决定环节须能准予也能不予", "The deciding step must be able to grant and to refuse");
        foreach (var step in subject.Item.Process.Steps.Where(s => s.Kind is StepKind.Review or StepKind.Special && !s.Outcomes.Any(o => o.Action is OutcomeAction.Continue)))
            yield return subject.At(step.Id, "WG2108", Severity.Error, $"“{step.Title}”没有可以继续的结果", $"Step '{step.Id}' has no outcome that goes on");
    }
}

/// <summary>S6: who reviews answers objective points.</summary>
internal sealed class ReviewHasCriteria : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps.Where(s => s.Kind is StepKind.Review or StepKind.Special or StepKind.PostCheck))
        {
            if (step.Review is null)
                yield return subject.At(step.Id, "WG2109", Severity.Error, $"“{step.Title}”须写明审查方式（review）", $"Step '{step.Id}' states its review method");
            if (step.Criteria.IsEmpty)
                yield return subject.At(step.Id, "WG2110", Severity.Error, $"“{step.Title}”须有审查要点（criteria）", $"Step '{step.Id}' needs criteria");
        }
    }
}

/// <summary>A criterion is a statement that is true or not.</summary>
internal sealed class CriteriaAreStatements : IItemRule
{
    private static readonly string[] NoStatement = ["？", "?", "是否", "必要时", "酌情", "视情况", "原则上"];

    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        foreach (var step in subject.Item.Process.Steps)
        {
            foreach (var criterion in step.Criteria.Where(c => NoStatement.Any(w => c.Contains(w, StringComparison.Ordinal))))
                yield return subject.At(step.Id, "WG2111", Severity.Error, $"审查要点“{criterion}”须写成可判断“符合/不符合”的陈述", $"Criterion '{criterion}' must be a statement that is met or not");
            if (step.Criteria.Distinct().Count() != step.Criteria.Length)
                yield return subject.At(step.Id, "WG2112", Severity.Error, $"“{step.Title}”的审查要点有重复", $"Step '{step.Id}' repeats a criterion");
        }
    }
}

/// <summary>Who reviewed does not decide (审查与决定分离).</summary>
internal sealed class ReviewerDoesNotDecide : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var decision = subject.Item.Process.Decision;
        var reviews = subject.Item.Process.Steps.Where(s => s.Kind == StepKind.Review && s.Role == decision.Role && s.Office == decision.Office);
        foreach (var step in reviews.Where(s => !decision.NotBy.Contains(s.Id)))
            yield return subject.At(decision.Id, "WG2113", Severity.Error, $"决定人不能是“{step.Title}”的经办人，请写 not_by: [{step.Id}]", $"Who did '{step.Id}' may not decide; write not_by: [{step.Id}]");
    }
}

/// <summary>行政许可法 第四十四条: the result reaches the applicant.</summary>
internal sealed class EndsWithDelivery : IItemRule
{
    public IEnumerable<Finding> Check(RuleSubject subject)
    {
        var steps = subject.Item.Process.Steps;
        var decided = steps.IndexOf(subject.Item.Process.Decision);
        if (!steps.Skip(decided + 1).Any(s => s.Kind == StepKind.Deliver))
            yield return subject.At(subject.Item.Process.Decision.Id, "WG2114", Severity.Error, "决定之后须有“送达”环节", "After the decision there is a step of kind 送达");
        foreach (var late in steps.Skip(decided + 1).Where(s => s.Kind is StepKind.Review or StepKind.Special))
            yield return subject.At(late.Id, "WG2115", Severity.Error, $"“{late.Title}”在决定之后，不能再审查", $"Step '{late.Id}' reviews after the decision");
    }
}
