using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-command-of-request
        return Process.Start("/bin/sh", "-c convert " + name);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-command-of-request
        var info = new ProcessStartInfo("bash", $"-c \"ping {name}\"");
        return info;
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        var info = new ProcessStartInfo();
        // ruleid: csharp-command-of-request
        info.Arguments = "-c " + Request.Query["job"];
        return info;
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        var info = new ProcessStartInfo("convert");
        // ok: csharp-command-of-request
        info.ArgumentList.Add(name);
        return Process.Start(info);
    }

    [HttpGet("fine2")]
    public object Fine2(int width)
    {
        // ok: csharp-command-of-request
        return Process.Start("convert", "scan.tif -resize " + width);
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        if (!Hosts.Contains(name))
        {
            return BadRequest();
        }
        // ok: csharp-command-of-request
        return Process.Start("ping", name);
    }
}
