using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

[ApiController]
[Route("api/[controller]")]
public class LoansController : ControllerBase
{
    [HttpPost]
    [Authorize]
    // ok: csharp-route-without-authentication
    public IActionResult Create(LoanForm form) => Ok(store.Save(form.Number));

    [HttpPut("{id}")]
    [Authorize]
    // ok: csharp-route-without-authentication
    public IActionResult Change(int id, LoanForm form) => Ok(store.Save(form.Number));

    [HttpDelete("{id}")]
    // ruleid: csharp-route-without-authentication
    public IActionResult Remove(int id) => Ok(store.Remove(id));

    [HttpGet("{id}")]
    [Authorize]
    public IActionResult One(int id)
    {
        var loan = context.Loans.Find(id);
        return Ok(loan.Title);
    }

    [HttpGet("{id}/label")]
    [Authorize]
    public IActionResult Label(int id)
    {
        var loan = context.Loans.FirstOrDefault(it => it.Id == id && it.OwnerId == User.FindFirstValue("sub"));
        return Ok(loan.Title);
    }
}

[ApiController]
[Route("admin")]
[Authorize]
public class OfficeController : ControllerBase
{
    [HttpPost("prices")]
    [Authorize(Roles = "Office")]
    public IActionResult Prices(PriceForm form) => Ok(store.Save(form.Article));

    [HttpPost("users")]
    [Authorize(Roles = "Office")]
    public IActionResult Users(UserForm form) => Ok(store.Save(form.Name));

    [HttpPost("credit")]
    public IActionResult Credit(CreditForm form) => Ok(store.Save(form.Customer));
}

public static class Room
{
    public static void Routes(WebApplication app)
    {
        app.MapPost("/sign-in", (SignIn request, Tickets tickets) => tickets.Of(request.Name, request.Password));
        app.MapPost("/reset-password", (Reset request, Tickets tickets) => tickets.Reset(request.Name, request.Password)).RequireRateLimiting("sign-in");
    }
}
