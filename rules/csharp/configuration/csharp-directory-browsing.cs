public class Startup
{
    public void Configure(WebApplication app)
    {
        // ruleid: csharp-directory-browsing
        app.UseDirectoryBrowser();
        // ruleid: csharp-directory-browsing
        app.UseDirectoryBrowser("/scans");
        app.UseFileServer(new FileServerOptions
        {
            // ruleid: csharp-directory-browsing
            EnableDirectoryBrowsing = true,
        });
        // ok: csharp-directory-browsing
        app.UseStaticFiles();
        // ok: csharp-directory-browsing
        app.UseFileServer();
        // ok: csharp-directory-browsing
        app.UseDefaultFiles();
    }
}
