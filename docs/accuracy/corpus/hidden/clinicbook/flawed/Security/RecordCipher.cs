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
        aes.IV = Encoding.ASCII.GetBytes("clinicbook-notes");
        using var encryptor = aes.CreateEncryptor();
        var plain = Encoding.UTF8.GetBytes(note);
        return encryptor.TransformFinalBlock(plain, 0, plain.Length);
    }

    public byte[] ProtectArchive(byte[] content)
    {
        using var des = TripleDES.Create();
        des.Key = _key[..24];
        des.GenerateIV();
        using var encryptor = des.CreateEncryptor();
        return des.IV.Concat(encryptor.TransformFinalBlock(content, 0, content.Length)).ToArray();
    }

    public RSA ExportKey() => RSA.Create(1024);

    public byte[] Sign(byte[] export)
    {
        using var rsa = ExportKey();
        return rsa.SignData(export, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);
    }
}
