using System.Text.RegularExpressions;

public static class Checks
{
    // ruleid: csharp-regex-backtracks
    private static readonly Regex Shelf = new Regex(@"^([A-Z]+[0-9]*)+$");
    // ok: csharp-regex-backtracks
    private static readonly Regex Row = new Regex("^[A-Z]{1,3}[0-9]{1,3}$");

    public static bool Valid(string text)
    {
        // ruleid: csharp-regex-backtracks
        return Regex.IsMatch(text, @"^([A-Z]+\s?[0-9]*)+$");
    }

    public static bool Words(string text)
    {
        // ruleid: csharp-regex-backtracks
        return Regex.Match(text, "^(a+)+b$").Success;
    }

    public static bool Limited(string text)
    {
        // ok: csharp-regex-backtracks
        return Regex.IsMatch(text, @"^([A-Z]+\s?)+$", RegexOptions.None, TimeSpan.FromMilliseconds(100));
    }

    public static bool Host(string text)
    {
        // ok: csharp-regex-backtracks
        return Regex.IsMatch(text, @"^([a-z0-9]+\.)+[a-z]+$");
    }
}
