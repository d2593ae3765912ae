public static class Tokens
{
    public static SecurityKey Key()
    {
        // ruleid: csharp-literal-crypto-key
        return new SymmetricSecurityKey(Encoding.UTF8.GetBytes("parchment-ladder-green"));
    }

    public static byte[] Sign(byte[] body)
    {
        // ruleid: csharp-literal-crypto-key
        return HMACSHA256.HashData(Encoding.UTF8.GetBytes("parchment-ladder-green"), body);
    }

    public static void Prepare(Aes aes, byte[] key)
    {
        // ruleid: csharp-literal-crypto-key
        aes.Key = Encoding.UTF8.GetBytes("opera-glass-box7");
        // ok: csharp-literal-crypto-key
        aes.Key = key;
    }

    public static SecurityKey Configured(IConfiguration configuration)
    {
        // ok: csharp-literal-crypto-key
        return new SymmetricSecurityKey(Convert.FromBase64String(configuration["Tokens:Key"]!));
    }

    public static byte[] SignWith(byte[] key, byte[] body)
    {
        // ok: csharp-literal-crypto-key
        return HMACSHA256.HashData(key, body);
    }
}
