using System.Diagnostics;
public static class Hit1
{
    public static void Main(string[] args)
    {
        // ruleid: csharp-command-from-argument
        Process.Start("/bin/sh", "-c convert " + args[0]);
    }
}

public static class Hit2
{
    public static void Main(string[] args)
    {
        // ruleid: csharp-command-from-argument
        Process.Start("bash", $"-c \"stamp {args[1]}\"");
    }
}

public static class Hit3
{
    public static void Main(string[] args)
    {
        var name = Console.ReadLine();
        // ruleid: csharp-command-from-argument
        Process.Start("lpr", "-o " + name);
    }
}

public static class Fine1
{
    public static void Main(string[] args)
    {
        var info = new ProcessStartInfo("convert");
        // ok: csharp-command-from-argument
        info.ArgumentList.Add(args[0]);
    }
}

public static class Fine2
{
    public static void Main(string[] args)
    {
        // ok: csharp-command-from-argument
        Process.Start("stamp", "--year " + int.Parse(args[1]));
    }
}

public static class Fine3
{
    public static void Main(string[] args)
    {
        // ok: csharp-command-from-argument
        Process.Start("stamp", "--today");
    }
}

