using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Edits;
using WorkflowGov.Definitions.Language;

namespace WorkflowGov.Definitions;

/// <summary>
/// The first text of a new item. What is not known is left out for the findings to ask for, never guessed; a copy says
/// what it was copied from, and that nobody has held it against the law yet.
/// </summary>
public static class NewItemText
{
    /// <summary>An item from nothing: what was chosen, and what general law sets for licences.</summary>
    /// <param name="head">What was chosen.</param>
    /// <param name="today">The day.</param>
    /// <returns>The YAML.</returns>
    public static string Blank(NewItemHead head, LocalDate today)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name: {FlowEditing.Plain(head.Name)}\ncode: {Slips.Spaced(head.Code.Value)}\nversion: 1\neffective: {Iso(today)}\n");
        text.Append(CultureInfo.InvariantCulture, $"type: {Words.Types.Of(head.Type)}\nauthority: {FlowEditing.Plain(head.Authority.Name)}\nlevel: {Words.Levels.Of(head.Level)}\n");
        text.Append(CultureInfo.InvariantCulture, $"handling: {Words.Handlings.Of(head.Pattern.Name.StartsWith("instant@", StringComparison.Ordinal) ? Handling.Instant : Handling.Promised)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"materials:\n  - application: {FlowEditing.Plain($"{head.Name}申请表")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"process:\n  pattern: {head.Pattern.Name}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"provenance: {{drawn_from: 新起草, confidence: low, checked: {Iso(today)}, note: 尚未与条文核对}}\n");
        return text.ToString();
    }

    /// <summary>A copy of an item under another name and code; comments, order and everything else as they were, but the 主项 that it is no part of.</summary>
    /// <param name="text">The text that is copied.</param>
    /// <param name="from">The item it is of.</param>
    /// <param name="name">事项名称 of the new one.</param>
    /// <param name="code">Its code.</param>
    /// <param name="today">The day.</param>
    /// <returns>The YAML.</returns>
    public static string Copy(string text, ServiceItem from, string name, ItemCode code, LocalDate today)
    {
        var origin = $"复制自“{from.Name}”第 {from.Version.ToString(CultureInfo.InvariantCulture)} 版（{from.Code.Value}）";
        text = RevisedText.With(text, "name", FlowEditing.Plain(name));
        text = RevisedText.With(text, "code", Slips.Spaced(code.Value));
        text = RevisedText.With(text, "provenance", $"{{drawn_from: {FlowEditing.Plain(origin)}, confidence: low, checked: {Iso(today)}, note: 复制后尚未与条文核对}}");
        text = RevisedText.Without(RevisedText.Of(text, 1, today), "retired");
        return code.Basic == from.Code.Basic ? text : RevisedText.Without(text, "main_item");
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
