using System.Security.Cryptography;

class Boxes
{
    void Property(byte[] key)
    {
        using var aes = Aes.Create();
        // ruleid: csharp-cipher-ecb
        aes.Mode = CipherMode.ECB;
    }

    void Initialiser(byte[] key)
    {
        var aes = new AesManaged
        {
            // ruleid: csharp-cipher-ecb
            Mode = CipherMode.ECB,
            Key = key,
        };
    }

    byte[] OneShot(Aes aes, byte[] text)
    {
        // ruleid: csharp-cipher-ecb
        return aes.EncryptEcb(text, PaddingMode.PKCS7);
    }

    void Chained(Aes aes)
    {
        // ok: csharp-cipher-ecb
        aes.Mode = CipherMode.CBC;
    }

    byte[] Cbc(Aes aes, byte[] text, byte[] iv)
    {
        // ok: csharp-cipher-ecb
        return aes.EncryptCbc(text, iv);
    }

    bool Compare(Aes aes)
    {
        // ok: csharp-cipher-ecb
        return aes.Mode == CipherMode.ECB;
    }
}
