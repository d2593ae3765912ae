using System.IO.Compression;

public static class Archives
{
    public static void Hit1(ZipArchive zip, string folder)
    {
        foreach (var entry in zip.Entries)
        {
            // ruleid: csharp-archive-entry-path
            entry.ExtractToFile(Path.Combine(folder, entry.FullName));
        }
    }

    public static void Hit2(ZipArchive zip, string folder)
    {
        foreach (var entry in zip.Entries)
        {
            var target = folder + "/" + entry.FullName;
            // ruleid: csharp-archive-entry-path
            using var stream = File.Create(target);
        }
    }

    public static void Hit3(ZipArchive zip, string folder)
    {
        var entry = zip.Entries[0];
        // ruleid: csharp-archive-entry-path
        File.WriteAllBytes(Path.Combine(folder, entry.FullName), Read(entry));
    }

    public static void Fine1(ZipArchive zip, string folder)
    {
        foreach (var entry in zip.Entries)
        {
            var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
            if (!target.StartsWith(folder))
            {
                throw new IOException("entry outside of the folder");
            }
            // ok: csharp-archive-entry-path
            entry.ExtractToFile(target);
        }
    }

    public static void Fine2(ZipArchive zip, string folder)
    {
        foreach (var entry in zip.Entries)
        {
            // ok: csharp-archive-entry-path
            entry.ExtractToFile(Path.Combine(folder, Path.GetFileName(entry.FullName)));
        }
    }

    public static void Fine3(ZipArchive zip, string folder)
    {
        // ok: csharp-archive-entry-path
        zip.ExtractToDirectory(folder);
    }
}
