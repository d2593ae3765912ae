public static class Seals
{
    // ruleid: csharp-key-constant
    private const string TerminalKey = "parchment-ladder-green-lamp-oak";
    // ruleid: csharp-key-constant
    private static readonly byte[] SealKey = Encoding.UTF8.GetBytes("opera-glass-box7");
    // ok: csharp-key-constant
    private static readonly string HookKey = Environment.GetEnvironmentVariable("HOOK_KEY") ?? "";
    // ok: csharp-key-constant
    private const string CacheKey = "scans-of-shelf-12";
    // ok: csharp-key-constant
    private const string Password = "changeme-example";

    public static string Sign(IConfiguration configuration)
    {
        // ruleid: csharp-key-constant
        var tokenKey = configuration["Tokens:Key"] ?? "paper-lantern-4-harbour";
        return tokenKey;
    }
}
