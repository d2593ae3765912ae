using System.Security.Cryptography;

public static class Seals
{
    public static byte[] Zero(Aes aes, byte[] text)
    {
        // ruleid: csharp-static-iv
        aes.IV = new byte[16];
        return aes.CreateEncryptor().TransformFinalBlock(text, 0, text.Length);
    }

    public static byte[] Fixed(Aes aes, byte[] text)
    {
        // ruleid: csharp-static-iv
        return aes.EncryptCbc(text, Encoding.ASCII.GetBytes("0000000000000000"));
    }

    public static void Nonce(AesGcm gcm, byte[] text, byte[] cipher, byte[] tag)
    {
        var nonce = new byte[12];
        // ruleid: csharp-static-iv
        gcm.Encrypt(nonce, text, cipher, tag);
    }

    public static void Fresh(AesGcm gcm, byte[] text, byte[] cipher, byte[] tag)
    {
        var nonce = new byte[12];
        RandomNumberGenerator.Fill(nonce);
        // ok: csharp-static-iv
        gcm.Encrypt(nonce, text, cipher, tag);
    }

    public static byte[] Generated(Aes aes, byte[] text)
    {
        aes.GenerateIV();
        // ok: csharp-static-iv
        return aes.EncryptCbc(text, aes.IV);
    }

    public static byte[] Given(Aes aes, byte[] text, byte[] vector)
    {
        // ok: csharp-static-iv
        return aes.EncryptCbc(text, vector);
    }
}
