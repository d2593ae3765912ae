using System.Security.Cryptography;
using System.Text;

class Accounts
{
    byte[] Static(string password)
    {
        // ruleid: csharp-password-fast-hash
        return SHA256.HashData(Encoding.UTF8.GetBytes(password));
    }

    byte[] Created(string password)
    {
        // ruleid: csharp-password-fast-hash
        return MD5.Create().ComputeHash(Encoding.UTF8.GetBytes(password));
    }

    byte[] Block(string password)
    {
        using (var sha = SHA1.Create())
        {
            // ruleid: csharp-password-fast-hash
            return sha.ComputeHash(Encoding.UTF8.GetBytes(password));
        }
    }

    byte[] Slow(string password, byte[] salt)
    {
        // ok: csharp-password-fast-hash
        return Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 32);
    }

    byte[] File(byte[] content)
    {
        // ok: csharp-password-fast-hash
        return SHA256.HashData(content);
    }

    byte[] Mac(HMACSHA256 mac, string password)
    {
        // ok: csharp-password-fast-hash
        return mac.ComputeHash(Encoding.UTF8.GetBytes(password));
    }

    Task SignIn(string user, string password)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://listings.example/token");
        // ok: csharp-password-fast-hash
        var hashed = SHA1.HashData(Encoding.ASCII.GetBytes(password));
        request.Content = JsonContent.Create(new { user, hashed });
        return client.SendAsync(request);
    }
}
