public class Hooks : ControllerBase
{
    // ruleid: csharp-webhook-unsigned
    [HttpPost("hooks/scanner")]
    public IActionResult Scanner([FromBody] Message message)
    {
        ledger.Record(message);
        return Ok();
    }

    // ruleid: csharp-webhook-unsigned
    [HttpPost("callback")]
    public IActionResult Callback([FromBody] string text)
    {
        ledger.Record(text);
        return Ok();
    }

    // ok: csharp-webhook-unsigned
    [HttpPost("hooks/agency")]
    public IActionResult Agency([FromBody] byte[] body)
    {
        if (!Seals.Verify(body, Request.Headers["X-Signature"]))
        {
            return Unauthorized();
        }
        ledger.Record(body);
        return Ok();
    }

    // ok: csharp-webhook-unsigned
    [HttpPost("orders")]
    public IActionResult Order([FromBody] Order order)
    {
        orders.Add(order);
        return Ok();
    }

    // ok: csharp-webhook-unsigned
    [HttpGet("hooks")]
    public IActionResult List()
    {
        return Ok(hooks.All());
    }
}

public static class Room
{
    public static void Routes(WebApplication app)
    {
        // ruleid: csharp-webhook-unsigned
        app.MapPost("/hooks/scanner", (HttpContext context) => { ledger.Record(context.Request.Body); });
    }

    private static IResult ScannerAsync(HttpContext context)
    {
        ledger.Record(context.Request.Body);
        return Results.Ok();
    }
}
