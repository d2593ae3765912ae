using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-expression-from-request
        return new DataTable().Compute(name, null);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-expression-from-request
        return new Expression(name).Evaluate();
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-expression-from-request
        return interpreter.Eval("price * " + name);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-expression-from-request
        return decimal.Parse(name) * 100;
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-expression-from-request
        return new DataTable().Compute("1 + 1", null);
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-expression-from-request
        return new DataTable().Compute("100 * " + int.Parse(name), null);
    }
}
