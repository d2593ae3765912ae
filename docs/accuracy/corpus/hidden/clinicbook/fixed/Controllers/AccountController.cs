using ClinicBook.Data;
using ClinicBook.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace ClinicBook.Controllers;

public record SignIn(string Login, string Password);
public record ProfileChange(string DisplayName, string Phone);

[ApiController]
[Route("api/account")]
[Authorize]
public class AccountController : ControllerBase
{
    private readonly ClinicContext _context;
    private readonly TokenService _tokens;
    private readonly ILogger<AccountController> _logger;

    public AccountController(ClinicContext context, TokenService tokens, ILogger<AccountController> logger)
    {
        _context = context;
        _tokens = tokens;
        _logger = logger;
    }

    [HttpPost("sign-in")]
    [AllowAnonymous]
    [EnableRateLimiting("sign-in")]
    public async Task<IActionResult> SignInAsync(SignIn request)
    {
        var account = await _context.Accounts.SingleOrDefaultAsync(a => a.Login == request.Login);
        if (account is null || !_tokens.PasswordMatches(account, request.Password))
        {
            _logger.LogWarning("A sign-in was refused, account known: {Known}", account is not null);
            return Unauthorized();
        }
        var token = _tokens.Issue(account);
        Response.Cookies.Append("clinic", token, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict });
        return Ok(new { token });
    }

    [HttpPut("{id:int}")]
    public async Task<IActionResult> UpdateAsync(int id, [FromBody] ProfileChange change)
    {
        if (id != CurrentId())
        {
            return Forbid();
        }
        var account = await _context.Accounts.FindAsync(id);
        if (account is null)
        {
            return NotFound();
        }
        account.DisplayName = change.DisplayName;
        account.Phone = change.Phone;
        await _context.SaveChangesAsync();
        return NoContent();
    }

    [HttpGet("continue")]
    [AllowAnonymous]
    public IActionResult Continue(string returnUrl)
    {
        var target = string.IsNullOrEmpty(returnUrl) ? "/" : returnUrl;
        return Url.IsLocalUrl(target) ? LocalRedirect(target) : Redirect("/");
    }

    [HttpPost("invitations")]
    [Authorize(Roles = "manager")]
    public IActionResult Invite(string login)
    {
        _logger.LogInformation("Invitation issued");
        return Ok(new { login, code = _tokens.InvitationCode() });
    }

    private int CurrentId() => int.Parse(User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)!.Value);
}
