using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-regex-from-request
        return new Regex(name).IsMatch(text);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-regex-from-request
        return Regex.IsMatch(text, name);
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-regex-from-request
        return Regex.Matches(text, "^" + name);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-regex-from-request
        return Regex.IsMatch(text, Regex.Escape(name));
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-regex-from-request
        return Regex.IsMatch(name, "^[a-z]+$");
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-regex-from-request
        return text.Contains(name);
    }
}
