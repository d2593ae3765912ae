using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1(IFormFile file)
    {
        var target = Path.Combine(root, file.FileName);
        // ruleid: csharp-upload-name-kept
        using var stream = new FileStream(target, FileMode.Create);
        return stream.Length;
    }

    [HttpGet("hit2")]
    public object Hit2(IFormFile file)
    {
        // ruleid: csharp-upload-name-kept
        using var stream = System.IO.File.Create("/srv/scans/" + file.FileName);
        return stream.Length;
    }

    [HttpGet("hit3")]
    public object Hit3(IFormFile upload)
    {
        // ruleid: csharp-upload-name-kept
        System.IO.File.WriteAllBytes(Path.Combine(root, upload.FileName), Read(upload));
        return Ok();
    }

    [HttpGet("fine1")]
    public object Fine1(IFormFile file)
    {
        // ok: csharp-upload-name-kept
        using var stream = System.IO.File.Create(Path.Combine(root, Path.GetRandomFileName()));
        return stream.Length;
    }

    [HttpGet("fine2")]
    public object Fine2(IFormFile file)
    {
        var ending = Path.GetExtension(file.FileName);
        // ok: csharp-upload-name-kept
        using var stream = System.IO.File.Create(Path.Combine(root, Guid.NewGuid() + ending));
        return stream.Length;
    }

    [HttpGet("fine3")]
    public object Fine3(IFormFile file)
    {
        // ok: csharp-upload-name-kept
        using var stream = System.IO.File.Create(Path.Combine(root, "scan.tif"));
        return stream.Length;
    }
}
