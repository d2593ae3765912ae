using System.Net;
using MailKit.Net.Smtp;
using Renci.SshNet;

public class Deployment
{
    public void Install(string host)
    {
        // ruleid: csharp-password-argument
        using var client = new SshClient(host, "deploy", "changeme-4711");
        client.Connect();
    }

    public NetworkCredential Proxy()
    {
        // ruleid: csharp-password-argument
        return new NetworkCredential("proxy", "changeme-4712");
    }

    public void Mail(SmtpClient smtp)
    {
        // ruleid: csharp-password-argument
        smtp.Authenticate("letters", "changeme-4713");
    }

    public NetworkCredential FromSettings(IConfiguration configuration)
    {
        // ok: csharp-password-argument
        return new NetworkCredential("proxy", configuration["Proxy:Password"]);
    }

    public void Key(string host, PrivateKeyFile key)
    {
        // ok: csharp-password-argument
        using var client = new SshClient(host, "deploy", key);
    }

    public NetworkCredential Nobody()
    {
        // ok: csharp-password-argument
        return new NetworkCredential("anonymous", "");
    }
}
