using Microsoft.AspNetCore.Authentication.JwtBearer;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAuthentication().AddJwtBearer(options =>
{
    options.Authority = builder.Configuration["Authority"];
    // ruleid: csharp-tokens-without-https
    options.RequireHttpsMetadata = false;
});

builder.Services.AddAuthentication().AddOpenIdConnect(options =>
{
    // ruleid: csharp-tokens-without-https
    options.RequireHttpsMetadata = false;
    options.SaveTokens = true;
});

builder.Services.AddAuthentication().AddJwtBearer("partners", o =>
{
    o.Audience = "partners";
    // ruleid: csharp-tokens-without-https
    o.RequireHttpsMetadata = false;
});

builder.Services.AddAuthentication().AddJwtBearer("staff", options =>
{
    // ok: csharp-tokens-without-https
    options.RequireHttpsMetadata = true;
});

builder.Services.AddAuthentication().AddJwtBearer("guests", options =>
{
    // ok: csharp-tokens-without-https
    options.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
});

if (builder.Environment.IsDevelopment())
{
    builder.Services.Configure<JwtBearerOptions>(options =>
    {
        // ok: csharp-tokens-without-https
        options.RequireHttpsMetadata = false;
    });
}
