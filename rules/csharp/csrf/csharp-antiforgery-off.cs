public class Desk : Controller
{
    // ruleid: csharp-antiforgery-off
    [IgnoreAntiforgeryToken]
    public IActionResult Change(Form form)
    {
        return Ok();
    }

    public static void Map(WebApplication app)
    {
        // ruleid: csharp-antiforgery-off
        app.MapPost("/change", (Form form) => Results.Ok()).DisableAntiforgery();
    }

    public static void Filters(MvcOptions options)
    {
        // ruleid: csharp-antiforgery-off
        options.Filters.Add(new IgnoreAntiforgeryTokenAttribute());
        // ok: csharp-antiforgery-off
        options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
    }

    // ok: csharp-antiforgery-off
    [ValidateAntiForgeryToken]
    public IActionResult Keep(Form form)
    {
        return Ok();
    }

    public static void Kept(WebApplication app)
    {
        // ok: csharp-antiforgery-off
        app.MapPost("/keep", (Form form) => Results.Ok());
    }
}
