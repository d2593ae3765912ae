using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-mail-header-from-request
        message.Subject = "About " + name;
        return Ok();
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-mail-header-from-request
        message.Headers.Add("X-About", name);
        return Ok();
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-mail-header-from-request
        mail.To.Add(name);
        return Ok();
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-mail-header-from-request
        message.Subject = "About " + name.ReplaceLineEndings(" ");
        return Ok();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-mail-header-from-request
        message.Subject = "Welcome";
        return Ok();
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-mail-header-from-request
        message.Subject = "Order " + int.Parse(name);
        return Ok();
    }
}
