using System.Diagnostics;
using System.IO.Compression;

namespace ClinicBook.Services;

/// <summary>Laboratory reports on disk.</summary>
public class ReportStore
{
    private static readonly string[] Accepted = { ".pdf", ".png", ".dcm" };
    private readonly string _root;
    private readonly ILogger<ReportStore> _logger;

    public ReportStore(IConfiguration configuration, ILogger<ReportStore> logger)
    {
        _root = configuration["Storage:Root"] ?? "/srv/clinicbook/files";
        _logger = logger;
    }

    private string Resolve(int clinicId, string name)
    {
        var folder = Path.Combine(_root, clinicId.ToString());
        var full = Path.GetFullPath(Path.Combine(folder, name));
        if (!full.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("no such report");
        }
        return full;
    }

    public async Task<byte[]> ReadAsync(int clinicId, string name)
    {
        var path = Resolve(clinicId, name);
        return await File.ReadAllBytesAsync(path);
    }

    public async Task<string> SaveAsync(int clinicId, IFormFile upload)
    {
        var folder = Path.Combine(_root, clinicId.ToString(), "incoming");
        Directory.CreateDirectory(folder);
        var extension = Path.GetExtension(upload.FileName).ToLowerInvariant();
        if (!Accepted.Contains(extension))
        {
            throw new InvalidOperationException("files of this kind are not accepted");
        }
        var target = Path.Combine(folder, Guid.NewGuid().ToString("N") + extension);
        await using (var stream = File.Create(target))
        {
            await upload.CopyToAsync(stream);
        }
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        return Path.GetFileName(target);
    }

    /// <summary>The laboratory sends one archive a night.</summary>
    public int Unpack(int clinicId, Stream archive)
    {
        var folder = Path.Combine(_root, clinicId.ToString(), "lab");
        Directory.CreateDirectory(folder);
        var count = 0;
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries.Where(e => e.Name.Length > 0))
        {
            var target = Path.GetFullPath(Path.Combine(folder, entry.FullName));
            if (!target.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                _logger.LogWarning("skipped an entry outside of the folder");
                continue;
            }
            entry.ExtractToFile(target, overwrite: true);
            count++;
        }
        return count;
    }

    public async Task<int> ConvertAsync(string source, string format)
    {
        var start = new ProcessStartInfo("convert") { WorkingDirectory = _root };
        start.ArgumentList.Add(Path.GetFileName(source));
        start.ArgumentList.Add("-strip");
        start.ArgumentList.Add(format == "png" ? "out.png" : "out.jpg");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public byte[] Thumbnail(int width, int height)
    {
        var pixels = new byte[Math.Clamp(width, 1, 512) * Math.Clamp(height, 1, 512) * 4];
        Array.Fill(pixels, (byte)255);
        return pixels;
    }
}
