class Clients
{
    void Lambda(HttpClientHandler handler, bool insecure)
    {
        if (insecure)
        {
            // ruleid: csharp-tls-check-off-by-option
            handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true;
        }
    }

    void Named(HttpClientHandler handler, Options options)
    {
        if (options.SkipCertificateCheck)
        {
            // ruleid: csharp-tls-check-off-by-option
            handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        }
    }

    void Sockets(SocketsHttpHandler handler, Options options)
    {
        if (options.SkipCertificateCheck)
        {
            // ruleid: csharp-tls-check-off-by-option
            handler.SslOptions.RemoteCertificateValidationCallback = delegate { return true; };
        }
    }

    void Always(HttpClientHandler handler)
    {
        // ok: csharp-tls-check-off-by-option
        handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => true;
    }

    void Pinned(HttpClientHandler handler, string expected)
    {
        if (expected != null)
        {
            // ok: csharp-tls-check-off-by-option
            handler.ServerCertificateCustomValidationCallback = (message, cert, chain, errors) => cert.Thumbprint == expected;
        }
        // ok: csharp-tls-check-off-by-option
        handler.ServerCertificateCustomValidationCallback = null;
    }
}
