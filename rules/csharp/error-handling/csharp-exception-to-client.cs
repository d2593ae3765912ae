public class Desk : ControllerBase
{
    public IResult Read()
    {
        try
        {
            return Results.Ok(Load());
        }
        catch (Exception problem)
        {
            // ruleid: csharp-exception-to-client
            return Results.Problem(problem.ToString());
        }
    }

    public IActionResult Stack()
    {
        try
        {
            return Ok(Load());
        }
        catch (Exception ex)
        {
            // ruleid: csharp-exception-to-client
            return StatusCode(500, ex.StackTrace);
        }
    }

    public async Task Write(HttpContext context, Exception exception)
    {
        // ruleid: csharp-exception-to-client
        await context.Response.WriteAsync("failed: " + exception.Message);
    }

    public IResult Logged()
    {
        try
        {
            return Results.Ok(Load());
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "request failed");
            // ok: csharp-exception-to-client
            return Results.Problem("The request failed.");
        }
    }

    public IActionResult Refused(ValidationResult result)
    {
        // ok: csharp-exception-to-client
        return BadRequest(result.ToString());
    }

    public IActionResult Code(Answer answer)
    {
        // ok: csharp-exception-to-client
        return StatusCode(404, answer.Text);
    }
}
