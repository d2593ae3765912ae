using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-eval-of-request
        return CSharpScript.EvaluateAsync(name);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-eval-of-request
        return new Engine().Evaluate(name);
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-eval-of-request
        return CSharpScript.RunAsync("1 + " + name);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-eval-of-request
        return Rules[name](1);
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-eval-of-request
        return CSharpScript.EvaluateAsync("1 + 1");
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-eval-of-request
        return CSharpScript.EvaluateAsync("1 + " + int.Parse(name));
    }
}
