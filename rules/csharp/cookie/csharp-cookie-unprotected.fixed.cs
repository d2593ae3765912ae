public class Seats : ControllerBase
{
    public void Plain(string code)
    {
        // ruleid: csharp-cookie-unprotected
        Response.Cookies.Append("seat", code, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
    }

    public void Open(string code)
    {
        Response.Cookies.Append("seat", code, new CookieOptions
        {
            // ruleid: csharp-cookie-unprotected
            HttpOnly = true,
            Secure = true,
        });
    }

    public void Configure(CookieAuthenticationOptions options)
    {
        // ruleid: csharp-cookie-unprotected
        options.Cookie.HttpOnly = true;
        // ruleid: csharp-cookie-unprotected
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        // ok: csharp-cookie-unprotected
        options.Cookie.SameSite = SameSiteMode.Lax;
    }

    public void Safe(string code)
    {
        // ok: csharp-cookie-unprotected
        Response.Cookies.Append("seat", code, new CookieOptions { HttpOnly = true, Secure = true });
    }

    public void Harmless()
    {
        // ok: csharp-cookie-unprotected
        Response.Cookies.Append("language", "en");
    }
}
