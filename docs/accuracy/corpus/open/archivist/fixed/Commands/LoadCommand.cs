using System.IO.Compression;
using System.Runtime.Serialization.Formatters.Binary;
using System.Text.Json;
using System.Xml;

namespace Archivist.Commands;

public sealed class LoadCommand : Command
{
    public LoadCommand(IConfiguration configuration) : base(configuration) { }

    public int Run(string[] words)
    {
        var file = words[0];
        using var stream = File.OpenRead(file);
        var count = Path.GetExtension(file) switch
        {
            ".xml" => Titles(stream, words.Length > 1 ? words[1] : "").Count,
            ".zip" => Unpack(stream),
            ".state" => Restore(stream).Count,
            _ => 0,
        };
        Console.WriteLine($"{count} entries");
        return 0;
    }

    private static List<string> Titles(Stream stream, string series)
    {
        var document = new XmlDocument { XmlResolver = null };
        document.Load(stream);
        return InSeries(document, series);
    }

    private static List<string> InSeries(XmlDocument document, string series)
    {
        var titles = new List<string>();
        foreach (XmlElement node in document.SelectNodes("//item")!)
        {
            if (node.GetAttribute("series") == series)
            {
                titles.Add(node["title"]?.InnerText ?? "");
            }
        }
        return titles;
    }

    private int Unpack(Stream stream)
    {
        using var archive = new ZipArchive(stream);
        foreach (var entry in archive.Entries)
        {
            Store(entry);
        }
        return archive.Entries.Count;
    }

    private void Store(ZipArchiveEntry entry)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "scans")) + Path.DirectorySeparatorChar;
        var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
        if (!target.StartsWith(folder, StringComparison.Ordinal))
        {
            throw new IOException("an entry lies outside of the folder");
        }
        entry.ExtractToFile(target, true);
    }

    private static Dictionary<string, string> Restore(Stream stream)
    {
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
