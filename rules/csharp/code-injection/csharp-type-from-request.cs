using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-type-from-request
        return Activator.CreateInstance(Type.GetType(name));
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-type-from-request
        var type = Type.GetType("Desk." + name);
        return type;
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-type-from-request
        return typeof(Importer).GetMethod(name);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-type-from-request
        return Importers[name]();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        if (!Kinds.Contains(name))
        {
            return BadRequest();
        }
        // ok: csharp-type-from-request
        return Type.GetType(name);
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-type-from-request
        return Type.GetType("Desk.Importer");
    }
}
