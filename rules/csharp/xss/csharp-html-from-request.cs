using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-html-from-request
        return Content("<h1>" + name + "</h1>", "text/html");
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-html-from-request
        return $"<p>Hello {name}</p>";
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-html-from-request
        return Results.Content(name, "text/html");
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-html-from-request
        return Content("<h1>" + WebUtility.HtmlEncode(name) + "</h1>", "text/html");
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-html-from-request
        return $"<p>Hello {HtmlEncoder.Default.Encode(name)}</p>";
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-html-from-request
        return Content(name, "text/plain");
    }
}
