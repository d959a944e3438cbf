using NodaTime;
using WorkflowGov.Core.Cases;

namespace WorkflowGov.Runtime.Tests.Model;

/// <summary>What the model knows of an open step; forgotten when the step is left.</summary>
internal sealed class OpenWork
{
    public string? Claimed { get; set; }

    public bool Begun { get; set; }

    public Entrusted? Entrusted { get; set; }

    public List<(string From, bool Given)> Opinions { get; } = [];

    public List<string>? Members { get; set; }

    public HashSet<string> Recused { get; } = [];

    public List<CaseCommand.Sign> Signed { get; } = [];

    public Posted? Notice { get; set; }

    public LocalDate? RemindedOn { get; set; }
}

/// <summary>委托办理, out until a draft is handed back.</summary>
internal sealed class Entrusted(string by)
{
    public string By => by;

    public CaseCommand.Complete? Draft { get; set; }

    public string? DraftBy { get; set; }

    public bool IsOut => Draft is null;
}

/// <summary>公示 with its objections: null = open, else whether it was found right.</summary>
internal sealed class Posted(LocalDate from, LocalDate through)
{
    public LocalDate From => from;

    public LocalDate Through => through;

    public List<bool?> Objections { get; } = [];
}
