using System.Diagnostics;

namespace Archivist.Commands;

/// <summary>What the commands share.</summary>
public abstract class Command
{
    protected Command(IConfiguration configuration)
    {
        Configuration = configuration;
        Root = configuration["Archive:Root"] ?? ".";
    }

    protected IConfiguration Configuration { get; }

    protected string Root { get; }

    protected string Inside(string name)
    {
        var path = Path.Combine(Root, name);
        var full = Path.GetFullPath(path);
        if (!full.StartsWith(Path.GetFullPath(Root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new IOException("no such file");
        }
        return full;
    }

    protected int Tool(string program, string options)
    {
        var start = new ProcessStartInfo { FileName = program, WorkingDirectory = Root };
        foreach (var option in options.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            start.ArgumentList.Add(option);
        }
        using var process = Process.Start(start)!;
        process.WaitForExit(60_000);
        return process.ExitCode;
    }
}
