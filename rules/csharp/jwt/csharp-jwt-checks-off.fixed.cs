using Microsoft.IdentityModel.Tokens;

class Setup
{
    void Initialiser()
    {
        var parameters = new TokenValidationParameters
        {
            ValidateIssuer = true,
            // ruleid: csharp-jwt-checks-off
            RequireSignedTokens = true,
            // ruleid: csharp-jwt-checks-off
            ValidateLifetime = true,
        };
    }

    void Property(TokenValidationParameters parameters)
    {
        // ruleid: csharp-jwt-checks-off
        parameters.RequireSignedTokens = true;
    }

    void Good(Options options)
    {
        var parameters = new TokenValidationParameters
        {
            // ok: csharp-jwt-checks-off
            ValidateLifetime = true,
            // ok: csharp-jwt-checks-off
            ValidateIssuer = false,
        };
        // ok: csharp-jwt-checks-off
        options.RequireHttps = false;
    }
}
