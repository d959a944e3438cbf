using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions;

/// <summary>What is chosen before a new item is written.</summary>
/// <param name="Name">事项名称.</param>
/// <param name="Code">业务办理项编码.</param>
/// <param name="Type">事项类型.</param>
/// <param name="Authority">实施主体.</param>
/// <param name="Level">行使层级.</param>
/// <param name="Pattern">流程模板.</param>
public sealed record NewItemHead(string Name, ItemCode Code, ItemType Type, Office Authority, ItemLevel Level, PatternOutline Pattern);
