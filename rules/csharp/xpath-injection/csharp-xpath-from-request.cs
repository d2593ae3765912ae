using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-xpath-from-request
        return document.SelectNodes("//item[@series='" + name + "']");
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-xpath-from-request
        return document.SelectSingleNode($"//item[@series='{name}']");
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-xpath-from-request
        return XPathExpression.Compile("//item[" + name + "]");
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-xpath-from-request
        return document.SelectNodes("//item");
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-xpath-from-request
        return document.SelectNodes("//item[" + int.Parse(name) + "]");
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        if (!Series.Contains(name))
        {
            return BadRequest();
        }
        // ok: csharp-xpath-from-request
        return document.SelectNodes($"//item[@series='{name}']");
    }
}
