using System;
using System.CommandLine;
using System.IO;

namespace Ledger;

public static class Program
{
    private static readonly string Root = "books";

    public static int Main(string[] args)
    {
        switch (args[0])
        {
            case "show":
                Show(args[1]);
                break;
            case "keep":
                Keep(args[1], args[2]);
                break;
            case "page":
                Page(args[1]);
                break;
            default:
                Safe(args[1]);
                break;
        }
        return 0;
    }

    private static void Show(string name)
    {
        // ruleid: csharp-path-from-argument
        Console.WriteLine(File.ReadAllText(Inside(name)));
    }

    private static string Inside(string name) => Path.Combine(Root, name);

    private static void Keep(string name, string text)
    {
        var path = Path.Combine(Root, name + ".txt");
        // ruleid: csharp-path-from-argument
        File.WriteAllText(path, text);
    }

    private static void Page(string name)
    {
        // ruleid: csharp-path-from-argument
        File.Delete(Path.Combine("pages", name));
    }

    private static void Safe(string name)
    {
        var full = Path.GetFullPath(Path.Combine(Root, name));
        if (!full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException("no such book");
        }
        // ok: csharp-path-from-argument
        Console.WriteLine(File.ReadAllText(full));
        // ok: csharp-path-from-argument
        Console.WriteLine(File.ReadAllText(Path.Combine(Root, Path.GetFileName(name))));
        // ok: csharp-path-from-argument
        Console.WriteLine(File.ReadAllText(name));
    }
}
