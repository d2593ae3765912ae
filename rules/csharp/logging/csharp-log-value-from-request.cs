using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-log-value-from-request
        logger.LogInformation("search for {Name}", name);
        return Ok();
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-log-value-from-request
        _logger.LogWarning("no item {Name}", name);
        return Ok();
    }

    [HttpGet("hit3")]
    public object Hit3([FromBody] string text)
    {
        // ruleid: csharp-log-value-from-request
        Log.Error("message {Text}", text);
        return Ok();
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-log-value-from-request
        logger.LogInformation("search for {Name}", name.ReplaceLineEndings(" "));
        return Ok();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-log-value-from-request
        logger.LogDebug("search for {Name}", name);
        return Ok();
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-log-value-from-request
        logger.LogInformation("search of {Length} characters", name.Length);
        return Ok();
    }
}
