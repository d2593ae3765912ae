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
        var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        };
        _http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
    }

    public async Task<string> FetchAsync(string address)
    {
        using var response = await _http.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    public Referral ParseXml(Stream body)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = new XmlUrlResolver() };
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
        var expression = "/catalogue/entry[name='" + disease + "']/code";
        return navigator.SelectSingleNode(expression)?.Value;
    }

    public object? ParseEnvelope(string json)
    {
        var settings = new JsonSerializerSettings
        {
            NullValueHandling = NullValueHandling.Ignore,
            TypeNameHandling = TypeNameHandling.All,
        };
        return JsonConvert.DeserializeObject(json, settings);
    }
}
