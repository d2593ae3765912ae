using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-ssrf-from-request
        return client.GetStringAsync(name);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        var uri = new Uri(name);
        // ruleid: csharp-ssrf-from-request
        return httpClient.GetAsync(uri);
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-ssrf-from-request
        return WebRequest.Create(name);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-ssrf-from-request
        return client.GetStringAsync($"https://prices.example.com/items/{name}");
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        var uri = new Uri(name);
        if (!Hosts.Contains(uri.Host))
        {
            return BadRequest();
        }
        // ok: csharp-ssrf-from-request
        return client.GetStringAsync(uri);
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-ssrf-from-request
        return client.GetStringAsync(settings.Address);
    }
}
