using System.Security.Cryptography;
using System.Text;

namespace Archivist.Security;

/// <summary>Digests, tickets and seals.</summary>
public static class Seals
{
    private static readonly string TerminalKey = Environment.GetEnvironmentVariable("ARCHIVIST_TERMINAL_KEY") ?? "";

    public static string Digest(string password, byte[] salt)
    {
        return Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32));
    }

    public static string Ticket()
    {
        return Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    }

    public static byte[] Seal(byte[] key, byte[] text)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        aes.GenerateIV();
        return aes.IV.Concat(aes.EncryptCbc(text, aes.IV)).ToArray();
    }

    public static RSA StationKey()
    {
        return RSA.Create(3072);
    }

    public static string Fingerprint(byte[] scan) => Convert.ToHexString(SHA256.HashData(scan));

    public static bool IsTerminal(string key) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(TerminalKey));

    public static string Sign(byte[] body) =>
        Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(TerminalKey), body));
}
