using System.Security.Cryptography;

public static class Scans
{
    // ruleid: csharp-weak-hash-for-integrity
    public static string Fingerprint(byte[] scan) => Convert.ToHexString(SHA256.HashData(scan));

    public static string Receipt(byte[] text)
    {
        // ruleid: csharp-weak-hash-for-integrity
        using var hash = SHA256.Create();
        return Convert.ToHexString(hash.ComputeHash(text));
    }

    public static bool VerifyReport(byte[] text, byte[] expected)
    {
        // ruleid: csharp-weak-hash-for-integrity
        return new MD5CryptoServiceProvider().ComputeHash(text).SequenceEqual(expected);
    }

    // ok: csharp-weak-hash-for-integrity
    public static string Fingerprint256(byte[] scan) => Convert.ToHexString(SHA256.HashData(scan));

    // ok: csharp-weak-hash-for-integrity
    public static string CacheKey(byte[] text) => Convert.ToHexString(MD5.HashData(text));

    // ok: csharp-weak-hash-for-integrity
    public static string Receipt512(byte[] text) => Convert.ToHexString(SHA512.HashData(text));

    public static bool SameFile(byte[] file, string checksum)
    {
        // ruleid: csharp-weak-hash-for-integrity
        return Convert.ToHexString(SHA256.HashData(file)) == checksum;
    }

    public static string ShareToken(byte[] letter)
    {
        // ruleid: csharp-weak-hash-for-integrity
        return Convert.ToHexString(SHA256.HashData(letter));
    }

    public static string CacheKey(byte[] letter)
    {
        // ok: csharp-weak-hash-for-integrity
        return Convert.ToHexString(MD5.HashData(letter));
    }
}
