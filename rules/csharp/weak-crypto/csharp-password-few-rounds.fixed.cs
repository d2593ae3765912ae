using System.Security.Cryptography;

public static class Passwords
{
    public static string Digest(string password, byte[] salt)
    {
        // ruleid: csharp-password-few-rounds
        return Convert.ToBase64String(SHA256.HashData(salt.Concat(Encoding.UTF8.GetBytes(password)).ToArray()));
    }

    public static byte[] Few(string password, byte[] salt)
    {
        // ruleid: csharp-password-few-rounds
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
    }

    public static byte[] Default(string password, byte[] salt)
    {
        // ruleid: csharp-password-few-rounds
        using var derive = new Rfc2898DeriveBytes(password, salt);
        return derive.GetBytes(32);
    }

    public static byte[] Many(string password, byte[] salt)
    {
        // ok: csharp-password-few-rounds
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
    }

    public static string Slow(string password)
    {
        // ok: csharp-password-few-rounds
        return BCrypt.Net.BCrypt.HashPassword(password, 12);
    }

    public static string Of(byte[] scan)
    {
        // ok: csharp-password-few-rounds
        return Convert.ToHexString(SHA256.HashData(scan));
    }
}
