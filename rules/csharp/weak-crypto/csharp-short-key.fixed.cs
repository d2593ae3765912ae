using System.Security.Cryptography;

public static class Keys
{
    public static RSA Short()
    {
        // ruleid: csharp-short-key
        return new RSACryptoServiceProvider(3072);
    }

    public static RSA Created()
    {
        // ruleid: csharp-short-key
        return RSA.Create(3072);
    }

    public static DSA Signing()
    {
        // ruleid: csharp-short-key
        return DSA.Create(3072);
    }

    public static RSA Long()
    {
        // ok: csharp-short-key
        return RSA.Create(3072);
    }

    public static ECDsa Elliptic()
    {
        // ok: csharp-short-key
        return ECDsa.Create(ECCurve.NamedCurves.nistP256);
    }

    public static RSA Longer()
    {
        // ok: csharp-short-key
        return new RSACryptoServiceProvider(4096);
    }
}
