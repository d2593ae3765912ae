public class Startup
{
    public void Configure(IApplicationBuilder app)
    {
        // ruleid: csharp-developer-page-always
        app.UseDeveloperExceptionPage();
        app.UseRouting();
    }

    public void Options(WebApplication application)
    {
        // ruleid: csharp-developer-page-always
        application.UseDeveloperExceptionPage(new DeveloperExceptionPageOptions());
    }

    public void Chained(IApplicationBuilder builder)
    {
        // ruleid: csharp-developer-page-always
        builder.UseDeveloperExceptionPage();
    }

    public void Guarded(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            // ok: csharp-developer-page-always
            app.UseDeveloperExceptionPage();
        }
    }

    public void Own(WebApplication app)
    {
        // ok: csharp-developer-page-always
        app.UseExceptionHandler("/error");
        // ok: csharp-developer-page-always
        app.UseStatusCodePages();
    }
}
