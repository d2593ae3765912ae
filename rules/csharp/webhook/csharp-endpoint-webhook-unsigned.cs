public static class Room
{
    public static void Routes(WebApplication app)
    {
        app.MapPost("/hooks/scanner", ScannerAsync);
        app.MapPut("/callback", Callback);
        app.MapPost("/webhooks/prices", Prices);
        app.MapPost("/hooks/agency", Agency);
        app.MapPost("/orders", Order);
        app.MapGet("/hooks", List);
    }

    // ruleid: csharp-endpoint-webhook-unsigned
    private static IResult ScannerAsync(HttpContext context)
    {
        ledger.Record(context.Request.Body);
        return Results.Ok();
    }

    // ruleid: csharp-endpoint-webhook-unsigned
    private static IResult Callback(HttpContext context) => Results.Ok(ledger.Record(context.Request.Body));

    // ruleid: csharp-endpoint-webhook-unsigned
    private static IResult Prices(Price price)
    {
        return Results.Ok(ledger.Price(price));
    }

    // ok: csharp-endpoint-webhook-unsigned
    private static IResult Agency(HttpContext context)
    {
        if (!Seals.Verify(context.Request.Body, context.Request.Headers["X-Signature"]))
        {
            return Results.Unauthorized();
        }
        return Results.Ok();
    }

    // ok: csharp-endpoint-webhook-unsigned
    private static IResult Order(Order order)
    {
        return Results.Ok(orders.Add(order));
    }

    // ok: csharp-endpoint-webhook-unsigned
    private static IResult List()
    {
        return Results.Ok(hooks.All());
    }
}
