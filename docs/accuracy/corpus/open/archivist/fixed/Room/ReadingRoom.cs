using System.Net;
using System.Text.RegularExpressions;
using System.Threading.RateLimiting;
using Archivist.Catalogue;
using Archivist.Remote;
using Archivist.Security;
using Microsoft.AspNetCore.Authentication.Cookies;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;
using RazorLight;

namespace Archivist.Room;

public sealed record SignIn(string Name, string Password, string? Next);

/// <summary>The terminals of the reading room.</summary>
public static class ReadingRoom
{
    public static int Serve(IConfiguration configuration)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddSingleton(new CatalogueStore(configuration["Archive:Database"]!));
        builder.Services.AddSingleton(new LibraryClient(configuration));
        builder.Services.AddSingleton(new MongoClient(configuration["Archive:Notes"]).GetDatabase("room").GetCollection<BsonDocument>("notes"));
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "room";
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
        builder.Services.AddAuthorization(options => options.AddPolicy("archivist", policy => policy.RequireRole("archivist")));
        builder.Services.AddRateLimiter(options => options.AddPolicy("sign-in", context =>
            RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = 5, Window = TimeSpan.FromMinutes(1) })));
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy =>
            policy.WithOrigins("https://room.archive.example").AllowCredentials().AllowAnyHeader()));
        var app = builder.Build();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        Routes(app, configuration["Archive:Root"] ?? ".");
        app.Run("http://127.0.0.1:5080");
        return 0;
    }

    private static void Routes(WebApplication app, string root)
    {
        app.MapPost("/sign-in", SignInAsync).RequireRateLimiting("sign-in");
        app.MapDelete("/loans/{number:int}", (int number, CatalogueStore store) => store.Remove(number)).RequireAuthorization("archivist");
        app.MapPost("/closing", (string hour, ILoggerFactory logs) => logs.CreateLogger("room").LogInformation("closing changed")).RequireAuthorization("archivist");
        var room = app.MapGroup("/").RequireAuthorization();
        room.MapGet("/items", (string words, CatalogueStore store) => store.Find(new CatalogueQuery { Words = words }));
        room.MapGet("/items/sorted", (string order, CatalogueStore store) => store.Sorted(new CatalogueQuery { Order = order }));
        room.MapGet("/items/shelves", (string[] shelf, CatalogueStore store) => store.OnShelves(new CatalogueQuery { Shelves = shelf }));
        room.MapGet("/loans/{number:int}", (int number, CatalogueStore store, HttpContext context) =>
            Results.Ok(store.LoanOf(number, context.User.Identity!.Name!)));
        room.MapGet("/scans", (string name) => Scan(root, name));
        room.MapPost("/scans", (IFormFile scan) => KeepAsync(root, scan));
        room.MapGet("/records", (string address, LibraryClient library) => library.RecordAsync(address));
        room.MapGet("/notes", NotesAsync);
        room.MapGet("/frame", (int width, int height) => Results.Bytes(Frame(width, height)));
        room.MapPost("/leaflet", LeafletAsync);
        room.MapGet("/signature/check", (string signature) => Valid(signature));
        app.MapGet("/welcome", Welcome);
        app.MapPost("/hooks/scanner", ScannerAsync);
    }

    private static async Task<IResult> SignInAsync(SignIn request, CatalogueStore store, ILoggerFactory logs, HttpContext context)
    {
        var stored = store.Digest(request.Name);
        if (stored != Seals.Digest(request.Password, Array.Empty<byte>()))
        {
            logs.CreateLogger("room").LogWarning("refused");
            return Results.Unauthorized();
        }
        await Task.CompletedTask;
        context.Response.Headers["X-Ticket"] = Seals.Ticket();
        return Results.Redirect(Landing(request.Next));
    }

    private static string Landing(string? next) =>
        next is not null && Regex.IsMatch(next, "^/[a-z]{1,20}$") ? next : "/items";

    private static IResult Scan(string root, string name)
    {
        var path = Path.Combine(root, "scans", Path.GetFileName(name));
        return Results.File(path, "image/tiff");
    }

    private static async Task<IResult> KeepAsync(string root, IFormFile scan)
    {
        if (Path.GetExtension(scan.FileName) is not (".tif" or ".png"))
        {
            return Results.BadRequest("scans only");
        }
        var target = Path.Combine(root, "incoming", Path.GetRandomFileName() + ".tif");
        await using (var stream = new FileStream(target, FileMode.Create))
        {
            await scan.CopyToAsync(stream);
        }
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return Results.Ok(Seals.Fingerprint(await File.ReadAllBytesAsync(target)));
    }

    private static async Task<List<string>> NotesAsync(string shelf, IMongoCollection<BsonDocument> notes)
    {
        var found = await notes.Find(Builders<BsonDocument>.Filter.Eq("shelf", shelf)).ToListAsync();
        return found.Select(note => note["text"].AsString).ToList();
    }

    private static byte[] Frame(int width, int height)
    {
        return new byte[Math.Clamp(width, 0, 2000) * Math.Clamp(height, 0, 2000)];
    }

    private static async Task<string> LeafletAsync(HttpContext context)
    {
        var layout = (await context.Request.ReadFormAsync())["layout"].ToString();
        var engine = new RazorLightEngineBuilder().UseMemoryCachingProvider().Build();
        return await engine.CompileRenderStringAsync("leaflet", "<pre>@Model.Layout</pre>", new { Layout = layout });
    }

    private static bool Valid(string signature) =>
        Regex.IsMatch(signature, @"^[A-Z][A-Z0-9 ]{0,40}$", RegexOptions.None, TimeSpan.FromMilliseconds(100));

    private static IResult Welcome(string reader, ILoggerFactory logs)
    {
        logs.CreateLogger("room").LogInformation("welcome shown to a name of {Length}", reader.Length);
        return Results.Content(Heading(reader), "text/html");
    }

    private static string Heading(string reader) => $"<h1>Welcome, {WebUtility.HtmlEncode(reader)}</h1>";

    private static async Task<IResult> ScannerAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory);
        if (!Seals.IsTerminal(context.Request.Headers["X-Terminal-Key"].ToString()) || context.Request.Headers["X-Signature"] != Seals.Sign(memory.ToArray()))
        {
            return Results.Unauthorized();
        }
        try
        {
            return Results.Ok(BsonSerializer.Deserialize<BsonDocument>(memory.ToArray()).ElementCount);
        }
        catch (Exception problem)
        {
            Console.Error.WriteLine(problem.Message);
            return Results.Problem("the message cannot be read");
        }
    }
}
