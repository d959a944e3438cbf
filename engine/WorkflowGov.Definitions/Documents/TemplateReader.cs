using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using WorkflowGov.Core.Items;
using WorkflowGov.Definitions.Language;
using WorkflowGov.Definitions.Yaml;

namespace WorkflowGov.Definitions.Documents;

/// <summary>A template as read, with its places.</summary>
internal sealed record ReadTemplate(DocumentTemplate Template, ImmutableHashSet<string> Mentioned, Mark TitleAt, Mark? InsteadOfAt);

/// <summary>Reads the templates in <c>documents/</c>, one file a kind.</summary>
internal sealed class TemplateReader
{
    private const string DefaultSeal = "行政许可专用章";

    private static readonly Words<Occasion> Occasions = new(
        ("收件", Occasion.Received), ("告知承诺", Occasion.Committed), ("受理", Occasion.Accepted), ("容缺受理", Occasion.AcceptedDeficient),
        ("移交", Occasion.HandedOver), ("缴费", Occasion.FeeDue), ("补正", Occasion.CorrectionRequested), ("不予受理", Occasion.NotAccepted),
        ("不需许可", Occasion.NotRequired), ("特别程序", Occasion.SpecialBegun), ("延长期限", Occasion.Extended), ("告知听证", Occasion.HearingTold),
        ("通知听证", Occasion.HearingSummoned), ("举行听证", Occasion.HearingHeld), ("现场核查", Occasion.Inspected), ("法制审核", Occasion.LegallyReviewed),
        ("准予", Occasion.Granted), ("不予", Occasion.Refused), ("撤销", Occasion.Revoked), ("送达", Occasion.Delivered),
        ("撤回申请", Occasion.Withdrawn), ("退件", Occasion.Lapsed), ("督办", Occasion.OrderOpened),
        ("撤销许可", Occasion.LicenceRevoked), ("撤回许可", Occasion.LicenceTakenBack), ("注销许可", Occasion.LicenceCancelled), ("终止", Occasion.Terminated),
        ("转报", Occasion.Forwarded), ("撤回承诺", Occasion.CommitmentWithdrawn), ("邮寄", Occasion.SentByCourier));

    private readonly Fields fields;
    private readonly List<Finding> findings;
    private readonly HashSet<string> mentioned = new(StringComparer.Ordinal);
    private Occasion on;
    private ImmutableArray<string> asked = [];

    private TemplateReader(Node.Map map, List<Finding> findings) => (fields, this.findings) = (new Fields(map, findings), findings);

    /// <summary>Reads a file.</summary>
    public static ReadTemplate? Read(string file, List<Finding> findings) =>
        NodeReader.TextOf(file, file, findings) is { } text ? ReadText(text, file, findings) : null;

    /// <summary>Reads the text of a file.</summary>
    public static ReadTemplate? ReadText(string text, string file, List<Finding> findings) =>
        NodeReader.ReadText(text, file, findings) is { } map
            ? new TemplateReader(map, findings).Read(Path.GetFileNameWithoutExtension(file), text)
            : null;

    private ReadTemplate Read(string kind, string text)
    {
        on = fields.Word("on", Occasions);
        asked = fields.Texts("asked", needed: false);
        var template = new DocumentTemplate
        {
            Kind = kind,
            Title = fields.Text("title"),
            Series = fields.TextIfAny("series"),
            Version = fields.Whole("version", 1, 999),
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Basis = fields.Text("basis"),
            On = on,
            Must = fields.YesNo("must", otherwise: true),
            Types = [.. fields.Items("types", needed: false).Select(t => fields.WordOf(t, "types", Words.Types))],
            Named = fields.TextIfAny("named"),
            InsteadOf = fields.TextIfAny("instead_of"),
            Seal = fields.YesNo("sealed", otherwise: true) ? fields.TextIfAny("seal") ?? DefaultSeal : null,
            Asked = asked,
            Body = Body(fields.Items("body", some: true)),
        };
        fields.Done();
        return new ReadTemplate(template, [.. mentioned], fields.Find("title")?.Mark ?? fields.Mark, fields.Find("instead_of")?.Mark);
    }

    private ImmutableArray<TemplatePart> Body(IReadOnlyList<Node> parts) => [.. parts.Select(Part).OfType<TemplatePart>()];

    private TemplatePart? Part(Node node)
    {
        if (node is Node.Scalar scalar)
            return new TemplatePart.Paragraph(Text(scalar, "body"));
        if (fields.SubOf(node, "body") is not { } part || part.Entries.Count == 0)
            return null;
        var key = part.Entries[0].Key.Text;
        TemplatePart? read = key switch
        {
            "to" => new TemplatePart.To(Text(part.Need(key)!, key)),
            "heading" => new TemplatePart.Heading(Text(part.Need(key)!, key)),
            "each" => new TemplatePart.Each(Fact(part.Need(key)!, key, FactShape.Texts)),
            "table" => new TemplatePart.Table(Fact(part.Need(key)!, key, FactShape.Rows)),
            "entries" => new TemplatePart.Entries([.. part.Items(key, some: true).Select(f => Fact(f, key, FactShape.Text))]),
            "signatures" => new TemplatePart.Signatures(part.Texts(key)),
            "when" => new TemplatePart.When(Fact(part.Need(key)!, key, null), Body(part.Items("body", some: true))),
            _ => null,
        };
        if (read is null)
        {
            foreach (var known in (string[])["to", "heading", "each", "table", "entries", "signatures", "when"])
                part.Find(known);
        }

        part.Done();
        return read;
    }

    /// <summary>A text: every name in its braces is a fact that can stand in a sentence.</summary>
    private string Text(Node node, string key)
    {
        var text = fields.TextOf(node, key);
        foreach (var (name, at) in node is Node.Scalar ? Filling.NamesIn(text) : [])
            Mention(name, ((Node.Scalar)node).At(at), FactShape.Text);
        if (text.Count(c => c == '{') != Filling.NamesIn(text).Count() || text.Count(c => c == '}') != Filling.NamesIn(text).Count())
            fields.Error(node.Mark, "WG2805", "花括号没有配对；事实写成“{名称}”", "Braces are not paired; a fact reads '{name}'");
        return text;
    }

    private string Fact(Node node, string key, FactShape? shape)
    {
        var name = fields.TextOf(node, key);
        if (name.Length > 0)
            Mention(name, node.Mark, shape);
        return name;
    }

    private void Mention(string name, Mark at, FactShape? wanted)
    {
        mentioned.Add(name);
        if (asked.Contains(name))
        {
            if (wanted is FactShape.Texts or FactShape.Rows)
                fields.Error(at, "WG2803", $"“{name}”由出具人填写，{Is(FactShape.Text)}，这里不能用", $"'{name}' is filled in as text, which cannot stand here");
            return;
        }

        var named = FactNames.Named(name).ToList();
        if (named.Count == 0)
            fields.Unknown(new Node.Scalar(at, name), "WG2801", "事实", "fact", FactNames.All.Where(f => f.IsKnownOn(on)).Select(f => f.Name).Concat(asked).Distinct());
        else if (named.Find(f => f.IsKnownOn(on)) is not { } fact)
            fields.Error(at, "WG2802", $"“{Occasions.Of(on)}”时还不知道“{name}”", $"'{name}' is not known on '{Occasions.Of(on)}'");
        else if (wanted is { } shape && fact.Shape != shape && !(shape == FactShape.Text && fact.Shape == FactShape.Texts))
            fields.Error(at, "WG2803", $"“{name}”{Is(fact.Shape)}，这里不能用", $"'{name}' is {fact.Shape}, which cannot stand here");
    }

    private static string Is(FactShape shape) => shape switch
    {
        FactShape.Text => "是一段文字",
        FactShape.Texts => "是几段文字",
        _ => "是一张表",
    };
}
