class LoginController : Controller
{
    IActionResult Next()
    {
        // ruleid: csharp-redirect-of-request
        return Redirect(Request.Query["next"]);
    }

    void Old()
    {
        // ruleid: csharp-redirect-of-request
        Response.Redirect(Request.QueryString["url"]);
        // ruleid: csharp-redirect-of-request
        Response.Redirect(Request.Form["back"], true);
    }

    IActionResult Good()
    {
        // ok: csharp-redirect-of-request
        Response.Redirect("/home");
        // ok: csharp-redirect-of-request
        var next = Request.Query["next"];
        // ok: csharp-redirect-of-request
        return LocalRedirect(Request.Query["next"]);
    }
}
