using System.IdentityModel.Tokens.Jwt;

public static class Tokens
{
    public static string Subject(string token)
    {
        // ruleid: csharp-jwt-read-unverified
        return new JwtSecurityTokenHandler().ReadJwtToken(token).Subject;
    }

    public static TokenValidationParameters Open()
    {
        return new TokenValidationParameters
        {
            // ruleid: csharp-jwt-read-unverified
            RequireSignedTokens = false,
            // ruleid: csharp-jwt-read-unverified
            ValidateLifetime = false,
        };
    }

    public static TokenValidationParameters Strict(SecurityKey key)
    {
        return new TokenValidationParameters
        {
            // ok: csharp-jwt-read-unverified
            RequireSignedTokens = true,
            // ok: csharp-jwt-read-unverified
            ValidateLifetime = true,
            IssuerSigningKey = key,
        };
    }

    public static string Checked(string token, TokenValidationParameters parameters)
    {
        var handler = new JwtSecurityTokenHandler();
        handler.ValidateToken(token, parameters, out var validated);
        // ok: csharp-jwt-read-unverified
        return handler.ReadJwtToken(token).Subject;
    }
}
