using System.Security.Cryptography;
using System.Text;

namespace ClinicBook.Security;

/// <summary>Encrypts what doctors write about patients, and signs exports for the health insurers.</summary>
public class RecordCipher
{
    private readonly byte[] _key;

    public RecordCipher(IConfiguration configuration) =>
        _key = Convert.FromBase64String(configuration["Records:Key"] ?? throw new InvalidOperationException("Records:Key is not set"));

    public byte[] Protect(string note)
    {
        using var aes = Aes.Create();
        aes.Key = _key;
        aes.GenerateIV();
        using var encryptor = aes.CreateEncryptor();
        var plain = Encoding.UTF8.GetBytes(note);
        return aes.IV.Concat(encryptor.TransformFinalBlock(plain, 0, plain.Length)).ToArray();
    }

    public byte[] ProtectArchive(byte[] content)
    {
        var nonce = RandomNumberGenerator.GetBytes(12);
        var cipher = new byte[content.Length];
        var tag = new byte[16];
        using var gcm = new AesGcm(_key, tag.Length);
        gcm.Encrypt(nonce, content, cipher, tag);
        return nonce.Concat(tag).Concat(cipher).ToArray();
    }

    public RSA ExportKey() => RSA.Create(3072);

    public byte[] Sign(byte[] export)
    {
        using var rsa = ExportKey();
        return rsa.SignData(export, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);
    }
}
