using System.Security.Cryptography;

namespace Orchard.Web;

public static class Startup
{
    private const string PasswordPolicy = "«N constant|StrongPassword»";
    private const string ApiKeyHeaderName = "«N constant|X-Orchard-Key»";
    private const string AdminApiKey = "«T generic|{base62:38}»";
    private static readonly byte[] Key = Convert.FromBase64String("«T generic|{base64:43}=»");
    private static readonly string[] Scopes = { "«N constant|api://orchard/access_as_user»" };

    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var credential = new NetworkCredential("web", "«T password|Medlar{digits:4}»", "ORCHARD");
        var secret = configuration["«N field-name|Jwt:Key»"];
        var client = new SecretClient(new Uri("«N url-clean|https://orchard.vault.azure.net»"), new DefaultAzureCredential());
        services.AddDataProtection().ProtectKeysWithCertificate("«N hash|{HEX:40}»");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "«T authorization|{base64url:52}»");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", «N reference|await tokens.GetAsync()»);
        var builder = new SqlConnectionStringBuilder { DataSource = "10.5.2.3", UserID = "job", Password = "«T password|{base62:13}»" };
        user.PasswordHash = "«N password-hash|AQAAAAIAAYag{base64:72}»";
        logger.LogWarning("«N log|Invalid password for {User}»", user);
        if (!Regex.IsMatch(token, @"«N regex|^[A-Z0-9]{4}-[A-Z0-9]{4}$»")) throw new ArgumentException("«N log|token has a wrong form»");
        options.TokenValidationParameters = new() { ValidateIssuerSigningKey = true, NameClaimType = "«N constant|preferred_username»" };
        var pfx = new X509Certificate2("orchard.pfx", "«T password|damson{digits:3}»");
    }
}
