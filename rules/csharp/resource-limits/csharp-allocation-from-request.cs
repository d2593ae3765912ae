using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1(int size)
    {
        // ruleid: csharp-allocation-from-request
        return new byte[size];
    }

    [HttpGet("hit2")]
    public object Hit2(int count)
    {
        // ruleid: csharp-allocation-from-request
        return Enumerable.Repeat("-", count);
    }

    [HttpGet("hit3")]
    public object Hit3(int width, int height)
    {
        // ruleid: csharp-allocation-from-request
        var frame = new byte[width * height];
        return frame;
    }

    [HttpGet("fine1")]
    public object Fine1(int size)
    {
        // ok: csharp-allocation-from-request
        return new byte[Math.Min(size, 4096)];
    }

    [HttpGet("fine2")]
    public object Fine2(int size)
    {
        if (size > 4096)
        {
            return BadRequest();
        }
        // ok: csharp-allocation-from-request
        return new byte[size];
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-allocation-from-request
        return new byte[name.Length];
    }
}
