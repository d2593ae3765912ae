using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-log-line-from-request
        logger.LogInformation($"search for {name}");
        return Ok();
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-log-line-from-request
        _logger.LogWarning($"no item {name}");
        return Ok();
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-log-line-from-request
        Log.Error("no item " + name);
        return Ok();
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-log-line-from-request
        logger.LogInformation("search for {Name}", name.ReplaceLineEndings(" "));
        return Ok();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-log-line-from-request
        logger.LogInformation("search of {Length} characters", name.Length);
        return Ok();
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-log-line-from-request
        logger.LogInformation("item {Number}", int.Parse(name));
        return Ok();
    }
}
