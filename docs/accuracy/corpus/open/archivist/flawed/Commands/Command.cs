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
        return path;
    }

    protected int Tool(string program, string options)
    {
        var start = new ProcessStartInfo { FileName = "/bin/bash", Arguments = $"-c \"{program} {options}\"", WorkingDirectory = Root };
        using var process = Process.Start(start)!;
        process.WaitForExit(60_000);
        return process.ExitCode;
    }
}
