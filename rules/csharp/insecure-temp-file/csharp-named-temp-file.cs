public static class Lists
{
    public static string Spool(byte[] page)
    {
        // ruleid: csharp-named-temp-file
        var path = Path.Combine(Path.GetTempPath(), "page.tif");
        File.WriteAllBytes(path, page);
        return path;
    }

    public static void Dump(string text)
    {
        // ruleid: csharp-named-temp-file
        File.WriteAllText("/tmp/list.csv", text);
    }

    public static void Print(string text)
    {
        // ruleid: csharp-named-temp-file
        File.AppendAllText(Path.GetTempPath() + "list.txt", text);
    }

    public static string Own(byte[] page)
    {
        // ok: csharp-named-temp-file
        var path = Path.Combine(Directory.CreateTempSubdirectory("list").FullName, "page.tif");
        File.WriteAllBytes(path, page);
        return path;
    }

    public static void Random(string text)
    {
        // ok: csharp-named-temp-file
        File.WriteAllText(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), text);
    }

    public static void Kept(string text)
    {
        // ok: csharp-named-temp-file
        File.WriteAllText("/srv/lists/list.csv", text);
    }
}

public class Drafts
{
    public string Joined(string number)
    {
        // ruleid: csharp-named-temp-file
        return Path.Combine(Path.GetTempPath(), "draft-" + number);
    }

    public string Between(string number)
    {
        // ruleid: csharp-named-temp-file
        return Path.Combine(Path.GetTempPath(), "draft-" + number + ".txt");
    }

    public string Interpolated(string number)
    {
        // ruleid: csharp-named-temp-file
        return Path.Combine(Path.GetTempPath(), $"draft-{number}.txt");
    }

    public string ByChance()
    {
        // ok: csharp-named-temp-file
        return Path.Combine(Path.GetTempPath(), $"draft-{Guid.NewGuid()}.txt");
    }
}
