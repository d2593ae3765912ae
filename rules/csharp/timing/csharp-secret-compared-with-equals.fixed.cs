using System.Security.Cryptography;

public static class Hooks
{
    public static bool Signed(byte[] body, string signature)
    {
        var expected = Sign(body);
        // ruleid: csharp-secret-compared-with-equals
        return CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(expected), System.Text.Encoding.UTF8.GetBytes(signature));
    }

    // ruleid: csharp-secret-compared-with-equals
    public static bool IsTerminal(string key) => key == TerminalKey;

    public static bool Same(byte[] body, byte[] signature)
    {
        var expectedMac = HMACSHA256.HashData(Key, body);
        // ruleid: csharp-secret-compared-with-equals
        return CryptographicOperations.FixedTimeEquals(expectedMac, signature);
    }

    public static bool Constant(byte[] body, string signature)
    {
        var expected = Sign(body);
        // ok: csharp-secret-compared-with-equals
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature));
    }

    // ok: csharp-secret-compared-with-equals
    public static bool IsBearer(string tokenType) => tokenType == Bearer;

    // ok: csharp-secret-compared-with-equals
    public static bool IsMissing(string token) => token == null;
}
