using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-redirect-of-request
        return Redirect(name);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-redirect-of-request
        return Results.Redirect(Request.Query["next"]);
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-redirect-of-request
        Response.Redirect(name);
        return null;
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-redirect-of-request
        return LocalRedirect(name);
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-redirect-of-request
        return Redirect(Url.IsLocalUrl(name) ? name : "/");
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-redirect-of-request
        return Redirect($"/items/{name}");
    }
}
