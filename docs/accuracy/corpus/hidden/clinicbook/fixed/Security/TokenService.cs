using System.IdentityModel.Tokens.Jwt;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using ClinicBook.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Tokens;

namespace ClinicBook.Security;

/// <summary>Passwords, access tokens and invitation codes.</summary>
public class TokenService
{
    private readonly IConfiguration _configuration;
    private readonly PasswordHasher<Account> _hasher = new();

    public TokenService(IConfiguration configuration) => _configuration = configuration;

    public static string Secret(IConfiguration configuration) =>
        configuration["Tokens:Secret"] ?? throw new InvalidOperationException("Tokens:Secret is not set");

    public string DigestPassword(Account account, string password)
    {
        return _hasher.HashPassword(account, password);
    }

    public bool PasswordMatches(Account account, string password)
    {
        return _hasher.VerifyHashedPassword(account, account.PasswordDigest, password) != PasswordVerificationResult.Failed;
    }

    public string Issue(Account account)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(Secret(_configuration)));
        var token = new JwtSecurityToken(
            issuer: "clinicbook",
            audience: "clinicbook-desk",
            claims: new[]
            {
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(ClaimTypes.Role, account.Role),
                new Claim("clinic", account.ClinicId.ToString()),
            },
            expires: DateTime.UtcNow.AddMinutes(30),
            signingCredentials: new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
        return new JwtSecurityTokenHandler().WriteToken(token);
    }

    /// <summary>Code that a new employee types at the first sign-in.</summary>
    public string InvitationCode()
    {
        const string alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        var code = new StringBuilder();
        for (var i = 0; i < 12; i++)
        {
            code.Append(alphabet[RandomNumberGenerator.GetInt32(alphabet.Length)]);
        }
        return code.ToString();
    }
}
