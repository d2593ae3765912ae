using System.IO;
using System.IO.Compression;

class Unpack
{
    void Direct(ZipArchive archive, string root)
    {
        foreach (var entry in archive.Entries)
        {
            // ruleid: csharp-zip-slip
            entry.ExtractToFile(Path.Combine(root, entry.FullName));
            // ruleid: csharp-zip-slip
            entry.ExtractToFile(Path.Combine(root, entry.FullName), true);
        }
    }

    void Named(ZipArchive archive, string root)
    {
        foreach (var entry in archive.Entries)
        {
            var target = Path.Combine(root, entry.FullName);
            // ruleid: csharp-zip-slip
            entry.ExtractToFile(target, overwrite: true);
        }
    }

    void Checked(ZipArchive archive, string root)
    {
        foreach (var entry in archive.Entries)
        {
            var target = Path.Combine(root, entry.FullName);
            if (!target.StartsWith(root)) { continue; }
            // ok: csharp-zip-slip
            entry.ExtractToFile(target);
        }
    }

    void Whole(string file, string root)
    {
        // ok: csharp-zip-slip
        ZipFile.ExtractToDirectory(file, root);
    }

    void Name(ZipArchiveEntry entry, string root)
    {
        // ok: csharp-zip-slip
        entry.ExtractToFile(Path.Combine(root, entry.Name));
    }
}
