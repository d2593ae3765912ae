using System.Net;
using System.Security.Authentication;

class Protocols
{
    void Set(HttpClientHandler handler)
    {
        // ruleid: csharp-old-tls-version
        handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls12;
        // ruleid: csharp-old-tls-version
        ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12;
        // ruleid: csharp-old-tls-version
        ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;
        // ok: csharp-old-tls-version
        handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        // ok: csharp-old-tls-version
        handler.SslProtocols = SslProtocols.None;
        // ok: csharp-old-tls-version
        // handler.SslProtocols = SslProtocols.Tls;
    }
}
