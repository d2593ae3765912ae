using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        var path = Path.Combine(root, name);
        // ruleid: csharp-path-from-request
        return System.IO.File.ReadAllBytes(path);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-path-from-request
        return PhysicalFile("/srv/scans/" + name, "image/tiff");
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-path-from-request
        using var stream = new FileStream(Path.Combine(root, name), FileMode.Open);
        return stream.Length;
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-path-from-request
        return System.IO.File.ReadAllBytes(Path.Combine(root, Path.GetFileName(name)));
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        var full = Path.GetFullPath(Path.Combine(root, name));
        if (!full.StartsWith(root))
        {
            return NotFound();
        }
        // ok: csharp-path-from-request
        return System.IO.File.ReadAllBytes(full);
    }

    [HttpGet("fine3")]
    public object Fine3(int number)
    {
        // ok: csharp-path-from-request
        return System.IO.File.ReadAllBytes(Path.Combine(root, number + ".tif"));
    }
}
