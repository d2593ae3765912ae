using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

public class Slips
{
    private readonly byte[] _key;

    public Slips(byte[] key) => _key = key;

    public bool Accepts(string text, string given)
    {
        // ruleid: csharp-mac-compared-early
        return string.Equals(Seal(text), given, StringComparison.OrdinalIgnoreCase);
    }

    public bool Refuses(string text, string given)
    {
        var own = Seal(text);
        // ruleid: csharp-mac-compared-early
        return given != own;
    }

    public bool SameBytes(byte[] text, byte[] given)
    {
        // ruleid: csharp-mac-compared-early
        return HMACSHA256.HashData(_key, text).SequenceEqual(given);
    }

    public bool InConstantTime(byte[] text, byte[] given)
    {
        // ok: csharp-mac-compared-early
        return CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_key, text), given);
    }

    public bool IsThere(string text)
    {
        var own = Seal(text);
        // ok: csharp-mac-compared-early
        return own != null;
    }

    public bool SameText(string text, string given)
    {
        // ok: csharp-mac-compared-early
        return text == given;
    }

    private string Seal(string text)
    {
        using var mac = new HMACSHA256(_key);
        return Convert.ToHexString(mac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
