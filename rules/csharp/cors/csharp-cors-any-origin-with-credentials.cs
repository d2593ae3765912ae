class Startup
{
    void Configure(CorsPolicyBuilder builder)
    {
        // ruleid: csharp-cors-any-origin-with-credentials
        builder.SetIsOriginAllowed(origin => true).AllowCredentials();
        // ruleid: csharp-cors-any-origin-with-credentials
        builder.AllowAnyHeader().SetIsOriginAllowed(_ => true).AllowAnyMethod().AllowCredentials();
        // ruleid: csharp-cors-any-origin-with-credentials
        builder.AllowCredentials().AllowAnyHeader().SetIsOriginAllowed(origin => true);
        // ok: csharp-cors-any-origin-with-credentials
        builder.WithOrigins("https://app.example.org").AllowCredentials();
        // ok: csharp-cors-any-origin-with-credentials
        builder.AllowAnyOrigin().AllowAnyHeader();
        // ok: csharp-cors-any-origin-with-credentials
        builder.SetIsOriginAllowed(origin => origin.EndsWith(".example.org")).AllowCredentials();
    }
}
