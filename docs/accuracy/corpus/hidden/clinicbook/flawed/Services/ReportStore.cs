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
        return Path.Combine(folder, name);
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
        var target = Path.Combine(folder, upload.FileName);
        await using (var stream = File.Create(target))
        {
            await upload.CopyToAsync(stream);
        }
        File.SetUnixFileMode(target, (UnixFileMode)511);
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
            var target = Path.Combine(folder, entry.FullName);
            entry.ExtractToFile(target, overwrite: true);
            count++;
        }
        return count;
    }

    public async Task<int> ConvertAsync(string source, string format)
    {
        var start = new ProcessStartInfo("/bin/sh", $"-c \"convert '{source}' -strip out.{format}\"") { WorkingDirectory = _root };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public byte[] Thumbnail(int width, int height)
    {
        var pixels = new byte[width * height * 4];
        Array.Fill(pixels, (byte)255);
        return pixels;
    }
}
