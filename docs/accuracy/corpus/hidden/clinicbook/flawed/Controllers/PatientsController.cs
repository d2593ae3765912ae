using System.Net;
using System.Text.RegularExpressions;
using ClinicBook.Data;
using ClinicBook.Security;
using ClinicBook.Services;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ClinicBook.Controllers;

[ApiController]
[Route("api/patients")]
[Authorize]
public class PatientsController : ControllerBase
{
    private readonly PatientRepository _patients;
    private readonly RecordCipher _cipher;
    private readonly StaffDirectory _staff;
    private readonly ILogger<PatientsController> _logger;

    public PatientsController(PatientRepository patients, RecordCipher cipher, StaffDirectory staff, ILogger<PatientsController> logger)
    {
        _patients = patients;
        _cipher = cipher;
        _staff = staff;
        _logger = logger;
    }

    private int ClinicId => int.Parse(User.FindFirst("clinic")!.Value);

    [HttpGet]
    public async Task<IActionResult> ListAsync(string sort = "Name") => Ok(await _patients.ListAsync(ClinicId, sort));

    [HttpGet("search")]
    public async Task<IActionResult> SearchAsync(string name)
    {
        var found = await _patients.FindByNameAsync(ClinicId, name);
        return Ok(found.Select(p => new { p.Id, p.Name }));
    }

    [HttpGet("rooms/{room}/load")]
    public async Task<IActionResult> LoadAsync(string room, string day) =>
        Ok(new { count = await _patients.CountAppointmentsAsync(ClinicId, room, day) });

    [HttpGet("{id:int}")]
    public async Task<IActionResult> GetAsync(int id)
    {
        var patient = await _patients.GetAsync(id);
        if (patient is null)
        {
            return NotFound();
        }
        return Ok(new { patient.Id, patient.Name, patient.InsuranceNumber });
    }

    [HttpDelete("{id:int}")]
    public async Task<IActionResult> DeleteAsync(int id)
    {
        var patient = await _patients.GetAsync(id);
        if (patient is null || patient.ClinicId != ClinicId)
        {
            return NotFound();
        }
        await _patients.RemoveAsync(patient);
        return NoContent();
    }

    [HttpDelete("{id:int}/notes")]
    [Authorize(Roles = "manager")]
    public async Task<IActionResult> DeleteNotesAsync(int id)
    {
        var patient = await _patients.GetAsync(id);
        if (patient is null || patient.ClinicId != ClinicId)
        {
            return NotFound();
        }
        patient.Notes = Array.Empty<byte>();
        return NoContent();
    }

    [HttpPost("{id:int}/notes")]
    public async Task<IActionResult> AddNoteAsync(int id, [FromBody] string note)
    {
        var patient = await _patients.GetAsync(id);
        if (patient is null || patient.ClinicId != ClinicId)
        {
            return NotFound();
        }
        try
        {
            patient.Notes = _cipher.Protect(note);
            return NoContent();
        }
        catch (Exception problem)
        {
            return StatusCode(500, problem.ToString());
        }
    }

    [HttpGet("greeting")]
    public ContentResult Greeting(string name)
    {
        return Content(Page(name), "text/html");
    }

    private static string Page(string name)
    {
        return "<html><body><h1>Welcome, " + name + "</h1></body></html>";
    }

    [HttpGet("numbers/check")]
    public IActionResult CheckNumber(string number, string? pattern)
    {
        var country = pattern ?? "^[A-Z][0-9]{9}$";
        return Ok(new { valid = Regex.IsMatch(number, country) });
    }

    [HttpGet("insurance/check")]
    public IActionResult CheckInsurance(string number)
    {
        var wellFormed = Regex.IsMatch(number, @"^(\d+\s?)+[A-Z]$");
        return Ok(new { wellFormed });
    }

    [HttpGet("doctors/room")]
    public IActionResult DoctorRoom(string login) => Ok(new { room = _staff.Room(login) });
}
