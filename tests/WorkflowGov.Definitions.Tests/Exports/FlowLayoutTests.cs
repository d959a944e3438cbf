using System.Text;
using System.Xml.Linq;
using Shouldly;
using WorkflowGov.Core.Items;
using WorkflowGov.Core.Processes;
using WorkflowGov.Definitions.Exports;
using Xunit;

namespace WorkflowGov.Definitions.Tests.Exports;

/// <summary>Every item of the repository, laid out.</summary>
public class FlowLayoutTests
{
    private static readonly Lazy<List<(ServiceItem Item, FlowPicture Picture)>> Pictures = new(
        () => [.. Delivered.Items.Select(i => (i, FlowLayout.Of(FlowChart.Of(i))))]);

    [Fact]
    public void Nodes_NeverOverlap_AndStandInTheirOfficesLane()
    {
        foreach (var (item, picture) in Pictures.Value)
        {
            var boxes = picture.Nodes.Select(n => n.Box).ToList();
            boxes.Where((a, i) => boxes.Skip(i + 1).Any(a.Overlaps)).ShouldBeEmpty(item.Name);
            foreach (var node in picture.Nodes)
            {
                var lane = picture.Lanes.Single(l => l.Nodes.Contains(node.Node.Id));
                lane.Office.ShouldBe(node.Node.Office.Name);
                (node.Box.X > lane.Box.X && node.Box.Right <= lane.Box.Right && node.Box.Y > lane.Box.Y && node.Box.Bottom <= lane.Box.Bottom).ShouldBeTrue($"{item.Name}: {node.Node.Id}");
            }

            for (var i = 1; i < picture.Lanes.Length; i++)
                picture.Lanes[i].Box.Y.ShouldBe(picture.Lanes[i - 1].Box.Bottom);
        }
    }

    [Fact]
    public void Edges_RunLevelOrUpright_FromNodeToNode_AndThroughNone()
    {
        foreach (var (item, picture) in Pictures.Value)
        {
            var boxes = picture.Nodes.ToDictionary(n => n.Node.Id, n => n.Box);
            foreach (var edge in picture.Edges)
            {
                var name = $"{item.Name}: {edge.Edge.From} → {edge.Edge.To}";
                OnBorder(boxes[edge.Edge.From], edge.Way[0]).ShouldBeTrue(name);
                OnBorder(boxes[edge.Edge.To], edge.Way[^1]).ShouldBeTrue(name);
                foreach (var (a, b) in edge.Way.Zip(edge.Way.Skip(1)))
                {
                    (a.X == b.X || a.Y == b.Y).ShouldBeTrue(name);
                    var line = new Box(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));
                    boxes.Where(n => RunsThrough(n.Value, line)).Select(n => n.Key).ShouldBeEmpty(name);
                    (line.X >= 0 && line.Y >= 0 && line.Right <= picture.Width && line.Bottom <= picture.Height).ShouldBeTrue(name);
                }
            }
        }
    }

    [Fact]
    public void Words_StandOnNoNode_AndNotOnOneAnother()
    {
        foreach (var (item, picture) in Pictures.Value)
        {
            var words = picture.Edges.Where(e => e.Words is not null).Select(e => (e.Edge.Label, e.Words!.Box)).ToList();
            words.Where(w => picture.Nodes.Any(n => n.Box.Overlaps(w.Box))).Select(w => w.Label).ShouldBeEmpty(item.Name);
            words.Where((w, i) => words.Skip(i + 1).Any(other => other.Box.Overlaps(w.Box))).Select(w => w.Label).ShouldBeEmpty(item.Name);
        }
    }

    [Fact]
    public void Chart_HasEveryStepAndOutcome()
    {
        foreach (var (item, picture) in Pictures.Value)
        {
            picture.Nodes.Where(n => n.Node.Kind == FlowNodeKind.Step).Select(n => n.Node.Step!.Id).ShouldBe(item.Process.Steps.Select(s => s.Id), ignoreOrder: true);
            foreach (var step in item.Process.Steps.Where(s => s.Outcomes.Length > 1))
            {
                var from = picture.Edges.Single(e => e.Edge.From == $"step_{step.Id}").Edge;
                var said = picture.Edges.Where(e => e.Edge.From == from.To).Select(e => e.Edge.Label).Append(from.Label).ToList();
                foreach (var outcome in step.Outcomes)
                    said.ShouldContain(l => l.Split('／').Any(part => part == outcome.Label || part.StartsWith(outcome.Label + "（至多", StringComparison.Ordinal)), $"{item.Name}: {step.Title}: {outcome.Label}");
                foreach (var back in step.Outcomes.Select(o => o.Action).OfType<OutcomeAction.Return>())
                    picture.Edges.ShouldContain(e => e.Edge.From == from.To && e.Edge.Tone == FlowTone.Back && e.Edge.To.EndsWith($"_{back.To}", StringComparison.Ordinal), item.Name);
            }
        }
    }

    [Fact]
    public void Svg_IsTheSameEveryTime_AndSaysWhoDoesWhatInWhatTime()
    {
        foreach (var (item, _) in Pictures.Value)
        {
            var svg = FlowSvg.Of(item);

            FlowSvg.Of(item).ShouldBe(svg);
            var words = Bare(string.Concat(XElement.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)));
            foreach (var step in item.Process.Steps)
                new[] { step.Title, step.Role.Name, step.Office.Name, step.Limit.ToString() }.ShouldAllBe(w => words.Contains(Bare(w)), item.Name);
            words.Contains("不计入期限", StringComparison.Ordinal).ShouldBe(item.Process.Steps.Any(s => s.Excluded is not null), item.Name);
        }
    }

    private static string Bare(string words) => new StringBuilder(words).Replace(" ", string.Empty).Replace("　", string.Empty).ToString();

    private static bool OnBorder(Box box, Spot spot) =>
        ((spot.X == box.X || spot.X == box.Right) && spot.Y >= box.Y && spot.Y <= box.Bottom) || ((spot.Y == box.Y || spot.Y == box.Bottom) && spot.X >= box.X && spot.X <= box.Right);

    private static bool RunsThrough(Box box, Box line) =>
        line.X < box.Right && line.Right > box.X && line.Y < box.Bottom && line.Bottom > box.Y;
}
