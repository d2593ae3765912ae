using System.Net.Security;

namespace Archivist.Remote;

/// <summary>Fetches records of other libraries.</summary>
public sealed class LibraryClient
{
    private readonly HttpClient _client;
    private readonly string[] _libraries;

    public LibraryClient(IConfiguration configuration)
    {
        _libraries = configuration.GetSection("Archive:Libraries").Get<string[]>() ?? Array.Empty<string>();
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5), AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => true;
        _client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(15) };
    }

    public async Task<string> RecordAsync(string address)
    {
        var target = Target(address);
        return await _client.GetStringAsync(target);
    }

    private Uri Target(string address)
    {
        var uri = new Uri(address);
        return uri;
    }
}
