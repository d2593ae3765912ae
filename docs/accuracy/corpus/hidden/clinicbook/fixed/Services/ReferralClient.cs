using System.Xml;
using System.Xml.XPath;
using Newtonsoft.Json;

namespace ClinicBook.Services;

public record Referral(string Patient, string Reason);

/// <summary>Exchanges referrals with hospitals.</summary>
public class ReferralClient
{
    private readonly HttpClient _http;
    private readonly string[] _hosts;

    public ReferralClient(IConfiguration configuration)
    {
        _hosts = configuration.GetSection("Referral:Hosts").Get<string[]>() ?? Array.Empty<string>();
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
    }

    public async Task<string> FetchAsync(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || !_hosts.Contains(uri.Host))
        {
            throw new ArgumentException("unknown hospital");
        }
        using var response = await _http.GetAsync(uri);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    public Referral ParseXml(Stream body)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var reader = XmlReader.Create(body, settings);
        var document = new XmlDocument { XmlResolver = null };
        document.Load(reader);
        return new Referral(
            document.SelectSingleNode("/referral/patient")?.InnerText ?? "",
            document.SelectSingleNode("/referral/reason")?.InnerText ?? "");
    }

    public string? FindCode(XPathDocument catalogue, string disease)
    {
        var navigator = catalogue.CreateNavigator();
        foreach (XPathNavigator entry in navigator.Select("/catalogue/entry"))
        {
            if (entry.SelectSingleNode("name")?.Value == disease)
            {
                return entry.SelectSingleNode("code")?.Value;
            }
        }
        return null;
    }

    public object? ParseEnvelope(string json)
    {
        var settings = new JsonSerializerSettings
        {
            NullValueHandling = NullValueHandling.Ignore,
            TypeNameHandling = TypeNameHandling.None,
        };
        return JsonConvert.DeserializeObject<Referral>(json, settings);
    }
}
