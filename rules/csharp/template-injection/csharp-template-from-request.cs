using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-template-from-request
        return engine.CompileRenderStringAsync("leaflet", name, new { });
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-template-from-request
        return Template.Parse(name).Render();
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-template-from-request
        return Handlebars.Compile("Dear " + name);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-template-from-request
        return engine.CompileRenderStringAsync("leaflet", "<p>@Model.Name</p>", new { Name = name });
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-template-from-request
        return Template.Parse("Dear {{ name }}").Render(new { name });
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-template-from-request
        return Handlebars.Compile("Dear {{name}}")(new { name });
    }
}
