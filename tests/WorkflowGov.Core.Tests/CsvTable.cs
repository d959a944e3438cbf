using System.Text;

namespace WorkflowGov.Core.Tests;

/// <summary>A table embedded in this assembly, read as rows of named fields (RFC 4180).</summary>
internal static class CsvTable
{
    public static List<Dictionary<string, string>> Read(string name)
    {
        using var stream = typeof(CsvTable).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"Table '{name}' is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = Records(reader.ReadToEnd());
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l, KeyValuePair.Create).ToDictionary(StringComparer.Ordinal))];
    }

    private static List<List<string>> Records(string text)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (!quoted && text[i] is ',' or '\n')
            {
                record.Add(field.ToString());
                field.Clear();
                if (text[i] == ',')
                    continue;
                records.Add(record);
                record = [];
            }
            else if (text[i] != '\r')
                field.Append(text[i]);
        }

        return records;
    }
}
