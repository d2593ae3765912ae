using System.Xml.XPath;
using ClinicBook.Security;
using ClinicBook.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.CodeAnalysis.CSharp.Scripting;

namespace ClinicBook.Controllers;

[ApiController]
[Route("api/reports")]
[Authorize]
public class ReportsController : ControllerBase
{
    private readonly ReportStore _store;
    private readonly ReferralClient _referrals;
    private readonly RecordCipher _cipher;
    private readonly ILogger<ReportsController> _logger;

    public ReportsController(ReportStore store, ReferralClient referrals, RecordCipher cipher, ILogger<ReportsController> logger)
    {
        _store = store;
        _referrals = referrals;
        _cipher = cipher;
        _logger = logger;
    }

    private int ClinicId => int.Parse(User.FindFirst("clinic")!.Value);

    [HttpGet("file")]
    public async Task<IActionResult> FileAsync(string name)
    {
        _logger.LogInformation("Report {Name} read", name.ReplaceLineEndings(""));
        return File(await _store.ReadAsync(ClinicId, name), "application/octet-stream");
    }

    [HttpPost("file")]
    public async Task<IActionResult> UploadAsync(IFormFile file) => Ok(new { name = await _store.SaveAsync(ClinicId, file) });

    [HttpPost("bundle")]
    public IActionResult Bundle(IFormFile archive)
    {
        using var stream = archive.OpenReadStream();
        return Ok(new { count = _store.Unpack(ClinicId, stream) });
    }

    [HttpPost("convert")]
    public async Task<IActionResult> ConvertAsync(string format) => Ok(new { exit = await _store.ConvertAsync("scan.dcm", format) });

    [HttpGet("thumbnail")]
    public IActionResult Thumbnail(int width, int height) => File(_store.Thumbnail(width, height), "application/octet-stream");

    [HttpGet("referral")]
    public async Task<IActionResult> ReferralAsync(string address) => Ok(await _referrals.FetchAsync(address));

    [HttpPost("referral/xml")]
    public IActionResult ReferralXml() => Ok(_referrals.ParseXml(Request.Body));

    [HttpPost("referral/envelope")]
    public async Task<IActionResult> EnvelopeAsync()
    {
        using var reader = new StreamReader(Request.Body);
        var body = await reader.ReadToEndAsync();
        return Ok(_referrals.ParseEnvelope(body) is null ? "empty" : "accepted");
    }

    [HttpGet("codes")]
    public IActionResult Code(string disease) => Ok(new { code = _referrals.FindCode(new XPathDocument("catalogue.xml"), disease) });

    [HttpPost("archive")]
    public async Task<IActionResult> ArchiveAsync()
    {
        using var memory = new MemoryStream();
        await Request.Body.CopyToAsync(memory);
        var content = memory.ToArray();
        Response.Headers["X-Signature"] = Convert.ToBase64String(_cipher.Sign(content));
        return File(_cipher.ProtectArchive(content), "application/octet-stream");
    }

    [HttpGet("dose")]
    public async Task<IActionResult> DoseAsync(string formula, double weight)
    {
        return Ok(formula switch { "flat" => 5.0, "per-kilo" => weight * 0.2, _ => 0.0 });
    }
}
