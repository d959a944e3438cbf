using System.Collections.Immutable;
using System.Text.RegularExpressions;
using WorkflowGov.Core.Items;

namespace WorkflowGov.Definitions;

/// <summary>Two items that may be one (疑似同一事项): a person must look at them.</summary>
/// <param name="One">The earlier by file.</param>
/// <param name="Other">The later.</param>
/// <param name="Likeness">0 to 100.</param>
/// <param name="Name">Likeness of the names without the words every item has.</param>
/// <param name="Basis">The articles or laws that both rest on.</param>
/// <param name="SameResult">Both give the same document.</param>
/// <param name="SameBody">Both belong to one 实施主体.</param>
public sealed record NearDuplicate(
    ServiceItem One, ServiceItem Other, int Likeness, int Name, ImmutableArray<string> Basis, bool SameResult, bool SameBody);

/// <summary>
/// Finds items that may be one under two names (同一事项、同一标准、同一编码), by name, basis, result and body. Cases of one main
/// item (新办、变更、延续…) are not duplicates of each other.
/// </summary>
public static partial class NearDuplicates
{
    /// <summary>Measured on the catalogue and on planted copies: see the tests.</summary>
    public const int Threshold = 70;

    private const double NameWeight = 0.65;
    private const double BasisWeight = 0.2;
    private const double ResultWeight = 0.15;
    private const double LawAlone = 0.5;

    /// <summary>Words for the case of an item: two items that differ in them are two.</summary>
    private static readonly string[] Cases =
        ["新办", "首次申请", "首次", "设立", "变更", "延续", "延期", "注销", "补办", "补证", "补领", "换发", "换证", "终止", "撤销", "恢复", "年检", "年度", "遗失"];

    /// <summary>Words of which a name has one and not the others: who differs in one is another item, however alike.</summary>
    private static readonly string[][] Contrasts =
    [
        ["备案", "核准", "许可", "审批"], ["第一类", "第二类", "第三类", "第四类"], ["报告书", "报告表", "登记表"], ["分公司", "公司"], ["合伙", "独资"],
        ["养老", "医疗", "工伤", "失业", "生育"], ["机关", "企业", "事业单位", "灵活就业"], ["登记", "缴纳"], ["机构", "人员"], ["核发", "换领", "迁移"],
    ];

    /// <summary>All pairs that may be one, the likeliest first.</summary>
    /// <param name="items">The items, by file.</param>
    /// <param name="threshold">The least likeness that is told.</param>
    /// <returns>The pairs.</returns>
    public static ImmutableArray<NearDuplicate> Among(IEnumerable<ServiceItem> items, int threshold = Threshold)
    {
        var read = items.Select(i => new Reading(i)).ToList();
        var found = ImmutableArray.CreateBuilder<NearDuplicate>();
        for (var i = 0; i < read.Count; i++)
        {
            for (var j = i + 1; j < read.Count; j++)
            {
                if (Compare(read[i], read[j]) is { } pair && pair.Likeness >= threshold)
                    found.Add(pair);
            }
        }

        return [.. found.OrderByDescending(p => p.Likeness)];
    }

    private static NearDuplicate? Compare(Reading a, Reading b)
    {
        if (a.Item.MainItem is { } main && main == b.Item.MainItem)
            return null;
        if (!a.Cases.SetEquals(b.Cases) || Contrasts.Any(c => Contrast(a.Item.Name, b.Item.Name, c)))
            return null;
        var name = Dice(a.Pairs, b.Pairs);
        if (name < LawAlone)
            return null;
        var articles = a.Basis.Where(r => r.Article is not null && b.Basis.Any(o => o.Article is not null && r.Touches(o))).ToList();
        var laws = a.Basis.Select(r => r.Law).Intersect(b.Basis.Select(r => r.Law)).ToList();
        var basis = articles.Count > 0 ? 1 : laws.Count > 0 ? LawAlone : 0;
        var result = a.Item.Result.Document == b.Item.Result.Document;
        var likeness = (NameWeight * name) + (BasisWeight * basis) + (result ? ResultWeight : 0);
        return new NearDuplicate(
            a.Item, b.Item, Percent(likeness), Percent(name), articles.Count > 0 ? [.. articles.Select(r => r.ToString()).Distinct()] : [.. laws.Select(l => $"《{l}》")],
            result, a.Item.Authority == b.Item.Authority);
    }

    /// <summary>核准、许可 and 审批 are used for one another; 备案 is not.</summary>
    private static bool Contrast(string one, string other, string[] words)
    {
        var (a, b) = (Array.Find(words, one.Contains), Array.Find(words, other.Contains));
        return a is not null && b is not null && a != b && (words[0] != "备案" || a == "备案" || b == "备案");
    }

    private static int Percent(double share) => (int)Math.Round(share * 100);

    /// <summary>Twice what is shared, by what there is.</summary>
    private static double Dice(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    [GeneratedRegex("行政许可|许可证|许可|审批|核准|批准|审核|确认|认定|登记|备案|办理|申请|申报|证书|事项|的|对|区级|区|市|（|）|\\(|\\)|、|，|《|》|“|”|-|·|\\s", RegexOptions.None, 1000)]
    private static partial Regex Filler();

    /// <summary>An item as it is compared.</summary>
    private sealed class Reading(ServiceItem item)
    {
        public ServiceItem Item { get; } = item;

        public HashSet<string> Cases { get; } = [.. NearDuplicates.Cases.Where(c => item.Name.Contains(c, StringComparison.Ordinal))];

        public HashSet<string> Pairs { get; } = PairsOf(Filler().Replace(item.Name, string.Empty));

        public ImmutableArray<LawReference> Basis { get; } = [.. item.Basis.SelectMany(LawReference.In)];

        private static HashSet<string> PairsOf(string core) =>
            core.Length < 2 ? [core] : [.. Enumerable.Range(0, core.Length - 1).Select(i => core.Substring(i, 2))];
    }
}
