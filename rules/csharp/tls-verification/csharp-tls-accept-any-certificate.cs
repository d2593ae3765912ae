using System.Net;
using System.Net.Http;

class Clients
{
    HttpClient Make()
    {
        var handler = new HttpClientHandler();
        // ruleid: csharp-tls-accept-any-certificate
        handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true;
        return new HttpClient(handler);
    }

    void Global()
    {
        // ruleid: csharp-tls-accept-any-certificate
        ServicePointManager.ServerCertificateValidationCallback += (sender, cert, chain, errors) => true;
        // ruleid: csharp-tls-accept-any-certificate
        ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };
    }

    void Dangerous(HttpClientHandler handler)
    {
        // ruleid: csharp-tls-accept-any-certificate
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
    }

    void Pinned(HttpClientHandler handler, string expected)
    {
        // ok: csharp-tls-accept-any-certificate
        handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => cert.Thumbprint == expected;
        // ok: csharp-tls-accept-any-certificate
        handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => errors == SslPolicyErrors.None;
        // ok: csharp-tls-accept-any-certificate
        handler.ServerCertificateCustomValidationCallback = null;
    }
}
