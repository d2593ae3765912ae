using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-header-from-request
        Response.Headers["Content-Disposition"] = "attachment; filename=" + name;
        return Ok();
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-header-from-request
        Response.Headers.Append("X-Title", name);
        return Ok();
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-header-from-request
        Response.Headers.ContentDisposition = $"attachment; filename={name}";
        return Ok();
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-header-from-request
        Response.Headers["Content-Disposition"] = "attachment; filename=" + Uri.EscapeDataString(name);
        return Ok();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-header-from-request
        Response.Headers.Append("Cache-Control", "no-store");
        return Ok();
    }

    [HttpGet("fine3")]
    public object Fine3(int number)
    {
        // ok: csharp-header-from-request
        Response.Headers.Append("X-Number", Convert.ToHexString(Read(number)));
        return Ok();
    }
}
