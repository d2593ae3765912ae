using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace Stonebridge.Crm;

/// <summary>Gateway to the old CRM. The password rules come from the auditors.</summary>
public sealed partial class CrmGateway
{
    private const string PasswordParameter = "«N field-name|@Password»";
    private const string TokenEndpoint = "«N url-clean|/connect/token»";
    private const string AdminPassword = "«T password|Causeway{digits:4}$»";
    private static readonly Guid ApplicationId = new("«N uuid|{uuid}»");
    private static readonly byte[] Iv = Convert.FromBase64String("«N test-vector|AAAAAAAAAAAAAAAAAAAAAA==»");
    private static readonly byte[] Key = Convert.FromBase64String("«T generic|{base64:42}c=»");

    [GeneratedRegex(@"«N regex|^(?=.*[A-Z])(?=.*\W).{12,}$»")]
    private static partial Regex PasswordRule();

    [DataType(DataType.Password)]
    [Display(Name = "«N translation|Current password»")]
    [StringLength(100, ErrorMessage = "«N translation|The {0} must be at least {2} characters long.»")]
    public string OldPassword { get; set; } = "";

    public string? ApiToken { get; init; }

    public async Task<string> LoadAsync(HttpClient http, string accessToken, CancellationToken cancellationToken)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", «N reference|accessToken»);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://crm.stonebridge.example/api/accounts");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "«T authorization|{basic}»");
        request.Headers.Add("Ocp-Apim-Subscription-Key", "«T provider-token|{hex:32}»");
        using var response = await http.SendAsync(request, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    public SqlConnection Open(IConfiguration configuration)
    {
        var builder = new SqlConnectionStringBuilder
        {
            DataSource = "crm01",
            UserID = "crm_batch",
            Password = "«T password|{password:15}»",
        };
        if (configuration["«N reference|Crm:Password»"] is { } password) builder.Password = password;
        return new SqlConnection(builder.ConnectionString);
    }

    public static string Mask(string text) => text.Length == 0 ? "«N log|password not set»" : "«N placeholder|(hidden)»";

    public static NetworkCredential Ftp() => new("edi", "«T password|Quoin-{digits:3}-Voussoir»");

    public static NetworkCredential FromVault(ISecrets secrets) => new("edi", «N reference|secrets.Get("edi-ftp-password")»);

    public static string CacheKey(int id) => $"«N cache-key|crm:account:{id}:token-v2»";

    private static readonly string Sas =
        "https://stonebridgefiles.blob.core.windows.net/edi?sv=2024-11-04&ss=b&srt=co&sp=rl&se=2027-01-01T00:00:00Z&sig=«T provider-token|{base62:42}c%3D»";
}
