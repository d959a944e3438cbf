using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WorkflowGov.Definitions.Edits;

/// <summary>A value of a step.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value, without quotation marks.</param>
public sealed record StepValue(string Key, string Value);

/// <summary>
/// A change of 办理流程 as somebody makes it on the diagram. A place is a way of indexes from 0: the entry of the
/// process, then by turns the branch in it and the entry of that branch: <c>[2, 0, 1]</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddStep), "add_step")]
[JsonDerivedType(typeof(AddParallel), "add_parallel")]
[JsonDerivedType(typeof(AddBranch), "add_branch")]
[JsonDerivedType(typeof(AddReturn), "add_return")]
[JsonDerivedType(typeof(SetValues), "set")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(Move), "move")]
[JsonDerivedType(typeof(WriteOut), "write_out")]
[JsonDerivedType(typeof(Draw), "draw")]
[JsonDerivedType(typeof(SetList), "set_list")]
[JsonDerivedType(typeof(Paste), "paste")]
public abstract record FlowEdit
{
    private FlowEdit()
    {
    }

    /// <summary>增加环节.</summary>
    /// <param name="At">Where it stands afterwards; what is there moves down.</param>
    /// <param name="Title">环节名称.</param>
    /// <param name="Type">审查, 特别程序 …, as the language writes it.</param>
    /// <param name="Role">角色.</param>
    /// <param name="Limit">环节时限, for example <c>2 工作日</c>.</param>
    /// <param name="Review">审查方式; null where the kind has none.</param>
    /// <param name="Criterion">The first 审查要点; null = none yet.</param>
    /// <param name="Ground">Of a 特别程序: why its time is not counted; null = it is.</param>
    /// <param name="Basis">The article that does not count it; null likewise.</param>
    public sealed record AddStep(
        ImmutableArray<int> At, string Title, string Type, string Role, string Limit, string? Review, string? Criterion, string? Ground = null, string? Basis = null) : FlowEdit;

    /// <summary>增加并联.</summary>
    /// <param name="At">Where it stands afterwards.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Branches">Names of its branches; each begins with one step of that name.</param>
    /// <param name="Role">角色 of these steps.</param>
    /// <param name="Limit">Their limit.</param>
    public sealed record AddParallel(ImmutableArray<int> At, string Title, ImmutableArray<string> Branches, string Role, string Limit) : FlowEdit;

    /// <summary>增加分支.</summary>
    /// <param name="At">The block.</param>
    /// <param name="Name">Name of the branch.</param>
    /// <param name="Role">角色 of its first step.</param>
    /// <param name="Limit">Its limit.</param>
    public sealed record AddBranch(ImmutableArray<int> At, string Name, string Role, string Limit) : FlowEdit;

    /// <summary>增加退回: an outcome that leads back.</summary>
    /// <param name="Step">The step that returns.</param>
    /// <param name="To">The step it goes back to.</param>
    /// <param name="Label">Name of the outcome.</param>
    /// <param name="Max">How often in a case.</param>
    public sealed record AddReturn(string Step, string To, string Label, int Max) : FlowEdit;

    /// <summary>Single values of a step: title, role, office, limit, people, review.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Values">The values, without quotation marks.</param>
    public sealed record SetValues(string Step, ImmutableArray<StepValue> Values) : FlowEdit;

    /// <summary>A list of a step: 审查要点, or whose doers may not do it.</summary>
    /// <param name="Step">The step.</param>
    /// <param name="Key"><c>criteria</c> or <c>not_by</c>.</param>
    /// <param name="Values">All its entries; none takes the key out.</param>
    public sealed record SetList(string Step, string Key, ImmutableArray<string> Values) : FlowEdit;

    /// <summary>粘贴: a step or block that was copied, of this item or of another; it gets names of its own.</summary>
    /// <param name="At">Where it stands afterwards.</param>
    /// <param name="Text">The YAML of the item that it was copied from, as it stood then.</param>
    /// <param name="From">Where it stood there.</param>
    public sealed record Paste(ImmutableArray<int> At, string Text, ImmutableArray<int> From) : FlowEdit;

    /// <summary>删去 a step or a block.</summary>
    /// <param name="At">Where it stands.</param>
    public sealed record Remove(ImmutableArray<int> At) : FlowEdit;

    /// <summary>上移, 下移 within its list.</summary>
    /// <param name="At">Where it stands.</param>
    /// <param name="Down">Down, or up.</param>
    public sealed record Move(ImmutableArray<int> At, bool Down) : FlowEdit;

    /// <summary>展开模板: the steps of the pattern become the item's own.</summary>
    public sealed record WriteOut : FlowEdit;

    /// <summary>导入流程图: the process is taken from a BPMN diagram.</summary>
    /// <param name="Bpmn">The diagram (XML).</param>
    public sealed record Draw(string Bpmn) : FlowEdit;
}
