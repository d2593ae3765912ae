using System.Security.Cryptography;

class Ciphers
{
    void Des()
    {
        // ruleid: csharp-broken-cipher
        using var des = DES.Create();
        // ruleid: csharp-broken-cipher
        var old = new DESCryptoServiceProvider();
    }

    void Rc2()
    {
        // ruleid: csharp-broken-cipher
        using var rc2 = RC2.Create();
    }

    void Good()
    {
        // ok: csharp-broken-cipher
        using var aes = Aes.Create();
        // ok: csharp-broken-cipher
        var hash = SHA256.Create();
        // ok: csharp-broken-cipher
        var des = new DesignTable();
    }
}
