class Tools : Controller
{
    void Run()
    {
        // ruleid: csharp-command-of-request
        Process.Start("cmd.exe", "/c ping " + Request.Query["host"]);
        // ruleid: csharp-command-of-request
        Process.Start(Request.Form["tool"]);
        // ruleid: csharp-command-of-request
        var info = new ProcessStartInfo("sh", "-c " + Request.Form["line"]);
        // ok: csharp-command-of-request
        Process.Start("convert", "in.png out.png");
        // ok: csharp-command-of-request
        var other = new ProcessStartInfo("convert");
        // ok: csharp-command-of-request
        other.ArgumentList.Add(Request.Query["file"]);
    }
}
