using System.Security.Cryptography;

public static class Seals
{
    public static string Ticket()
    {
        // ruleid: csharp-predictable-secret
        var random = new Random(Environment.TickCount);
        // ruleid: csharp-predictable-secret
        return random.NextInt64().ToString("x");
    }

    // ruleid: csharp-predictable-secret
    public static string ResetToken() => new Random().Next().ToString();

    public static string Invite()
    {
        // ruleid: csharp-predictable-secret
        var code = RandomNumberGenerator.GetInt32(100000, 999999);
        return code.ToString();
    }

    // ok: csharp-predictable-secret
    public static string SessionToken() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    // ok: csharp-predictable-secret
    public static int Wave() => Random.Shared.Next(10);

    public static TimeSpan Delay()
    {
        // ok: csharp-predictable-secret
        var jitter = new Random();
        return TimeSpan.FromMilliseconds(jitter.Next(100));
    }
}
