using System.Collections.Immutable;
using System.Globalization;
using Acornima;
using Acornima.Ast;
using NodaTime.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Yaml;
using Node = WorkflowGov.Definitions.Yaml.Node;

namespace WorkflowGov.Definitions.Language;

/// <summary>
/// Guards: a small part of a standard expression language, parsed by a library, type-checked against the form and
/// turned into <see cref="Guard"/>. Nothing is ever executed as a script. A default form means that none is known yet.
/// </summary>
internal sealed class GuardReader(ImmutableArray<FormField> form, List<Finding> findings)
{
    /// <summary>Longer than any readable guard, short enough that no nesting can cost anything.</summary>
    private const int LengthMax = 300;

    private Node.Scalar source = new(default, string.Empty);

    /// <summary>Reads what must be a guard; anything but text is a finding.</summary>
    public Guard? Read(Node node, string key)
    {
        if (node is Node.Scalar text)
            return Read(text);
        findings.Add(new Finding("WG1103", Severity.Error, node.Mark.File, node.Mark.Line, node.Mark.Column, new Core.Text(
            $"“{key}”须是条件，如 area >= 500", $"'{key}' must be a guard such as area >= 500")));
        return null;
    }

    public Guard? Read(Node.Scalar text)
    {
        var before = findings.Count;
        var guard = Parsed(text);
        if (findings.Count > before && Mended(text) is { } mended)
            findings[before] = findings[before] with { Remedy = new Remedy.Replace(text.Mark, mended) };
        return guard;
    }

    /// <summary>The guard without slips of input methods, when it can be read then.</summary>
    private string? Mended(Node.Scalar text)
    {
        var mended = GuardSlips.Mended(text.Text);
        var found = new List<Finding>();
        return mended != text.Text && !form.IsDefault && new GuardReader(form, found).Parsed(text with { Text = mended }) is not null && found.Count == 0
            ? mended : null;
    }

    private Guard? Parsed(Node.Scalar text)
    {
        source = text;
        if (text.Text.Length > LengthMax)
        {
            Error(0, "WG1305", $"条件超过 {LengthMax} 个字符，请拆开", $"The guard has more than {LengthMax} characters; split it");
            return null;
        }

        try
        {
            return Of(new Parser().ParseExpression(text.Text));
        }
        catch (ParseErrorException e)
        {
            Error(e.Error.Index, "WG1301", "条件读不懂；请写成 字段 == '值'，用 && || ! 连接", "The guard cannot be read; write field == 'value', joined by && || !");
            return null;
        }
    }

    private Guard? Of(Expression expression) => expression switch
    {
        LogicalExpression { Operator: Operator.LogicalAnd } and => Both(and, parts => new Guard.All(parts)),
        LogicalExpression { Operator: Operator.LogicalOr } or => Both(or, parts => new Guard.Any(parts)),
        NonUpdateUnaryExpression { Operator: Operator.LogicalNot } not => Of(not.Argument) is { } part ? new Guard.Not(part) : null,
        BinaryExpression binary => Compare(binary),
        Identifier flag => Field(flag) is { } field && Fits(field, FieldType.Boolean, flag)
            ? new Guard.Compare(field.Key, Comparison.Equal, new FormValue.Flag(true))
            : null,
        _ => Nothing(expression, "WG1302", "条件里只能有字段、常量、比较和 && || !", "A guard holds fields, constants, comparisons and && || ! only"),
    };

    private Guard? Both(LogicalExpression expression, Func<ImmutableArray<Guard>, Guard> join)
    {
        var (left, right) = (Of(expression.Left), Of(expression.Right));
        return left is null || right is null ? null : join([left, right]);
    }

    private Guard? Compare(BinaryExpression binary)
    {
        Comparison? with = binary.Operator switch
        {
            Operator.Equality or Operator.StrictEquality => Comparison.Equal,
            Operator.Inequality or Operator.StrictInequality => Comparison.NotEqual,
            Operator.LessThan => Comparison.Less,
            Operator.LessThanOrEqual => Comparison.AtMost,
            Operator.GreaterThan => Comparison.Greater,
            Operator.GreaterThanOrEqual => Comparison.AtLeast,
            _ => null,
        };
        if (with is null || binary.Left is not Identifier name)
            return Nothing(binary, "WG1302", "比较写成 字段 == 值，字段在左边", "A comparison reads field == value, the field on the left");
        if (Field(name) is not { } field || Constant(field, binary.Right) is not { } value)
            return null;
        var ordered = field.Type is FieldType.Number or FieldType.Integer or FieldType.Date;
        return ordered || with is Comparison.Equal or Comparison.NotEqual
            ? new Guard.Compare(field.Key, with.Value, value)
            : Nothing(binary, "WG1304", $"“{field.Label}”不能比大小", $"'{field.Key}' has no order");
    }

    private FormField? Field(Identifier name)
    {
        if (form.IsDefault)
            return null;
        if (form.FirstOrDefault(f => f.Key == name.Name) is { } field)
            return field;
        var near = Fields.Near(name.Name, form.Select(f => f.Key));
        Error(name.Start, "WG1303", $"表单没有字段“{name.Name}”{near.Zh}", $"The form has no field '{name.Name}'{near.En}");
        if (near.IsCertain && source.Lead is not null && source.At(name.Start) is var at)
            findings[^1] = findings[^1] with { Remedy = new Remedy.Characters(at.Line, at.Column, name.Name.Length, near.Word!) };
        return null;
    }

    private FormValue? Constant(FormField field, Expression right)
    {
        FormValue? value = (field.Type, right) switch
        {
            (FieldType.Number, _) => NumberOf(right) is { } n ? new FormValue.Number(n) : null,
            (FieldType.Integer, _) => NumberOf(right) is { } n && decimal.IsInteger(n) ? new FormValue.Number(n) : null,
            (FieldType.Boolean, BooleanLiteral b) => new FormValue.Flag(b.Value),
            (FieldType.Boolean, _) => null,
            (FieldType.Choice, StringLiteral s) => field.Options.Contains(s.Value) ? new FormValue.Of(s.Value) : null,
            (FieldType.Date, StringLiteral s) => LocalDatePattern.Iso.Parse(s.Value).Success ? new FormValue.Of(s.Value) : null,
            (_, StringLiteral s) => new FormValue.Of(s.Value),
            _ => null,
        };
        if (value is null)
            Error(right.Start, "WG1304", $"与“{field.Label}”比较的值不对；应为{Expected(field).Zh}", $"'{field.Key}' cannot be compared with this; expected {Expected(field).En}");
        return value;
    }

    private static decimal? NumberOf(Expression expression) => expression switch
    {
        NonUpdateUnaryExpression { Operator: Operator.UnaryNegation, Argument: NumericLiteral part } => -NumberOf(part),
        NumericLiteral literal when decimal.TryParse(literal.Raw, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) => value,
        _ => null,
    };

    private static Core.Text Expected(FormField field) => field.Type switch
    {
        FieldType.Number => new("数字", "a number"),
        FieldType.Integer => new("整数", "a whole number"),
        FieldType.Boolean => new(" true 或 false", "true or false"),
        FieldType.Date => new("日期，如 '2026-07-01'", "a date such as '2026-07-01'"),
        FieldType.Choice => new($"：{string.Join("、", field.Options.Select(o => $"'{o}'"))}", string.Join(", ", field.Options.Select(o => $"'{o}'"))),
        _ => new("引号里的文字", "text in quotation marks"),
    };

    private bool Fits(FormField field, FieldType type, Expression at)
    {
        if (field.Type == type)
            return true;
        Error(at.Start, "WG1304", $"“{field.Label}”不是“是/否”字段，请写出比较", $"'{field.Key}' is not a yes/no field; write a comparison");
        return false;
    }

    private Guard? Nothing(Expression at, string rule, string zh, string en)
    {
        Error(at.Start, rule, zh, en);
        return null;
    }

    private void Error(int offset, string rule, string zh, string en)
    {
        var at = source.At(offset);
        findings.Add(new Finding(rule, Severity.Error, at.File, at.Line, at.Column, new Core.Text($"{zh}（{source.Text}）", en)));
    }
}
