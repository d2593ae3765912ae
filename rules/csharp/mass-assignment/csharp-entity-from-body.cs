public class Patients : ControllerBase
{
    [HttpPut("patients")]
    public async Task<IActionResult> Change([FromBody] Patient patient)
    {
        // ruleid: csharp-entity-from-body
        _context.Update(patient);
        await _context.SaveChangesAsync();
        return Ok();
    }

    [HttpPost("patients")]
    public IActionResult Create(Patient patient)
    {
        // ruleid: csharp-entity-from-body
        db.Patients.Add(patient);
        return Ok();
    }

    [HttpPatch("patients/{id}")]
    public IActionResult Patch(int id, [FromBody] Patient body)
    {
        var patient = db.Patients.Find(id);
        // ruleid: csharp-entity-from-body
        db.Entry(patient).CurrentValues.SetValues(body);
        return Ok();
    }

    [HttpPost("patients/new")]
    public IActionResult New([FromBody] PatientRequest request)
    {
        // ok: csharp-entity-from-body
        db.Patients.Add(new Patient { Name = request.Name });
        return Ok();
    }

    [HttpPut("patients/{id}/name")]
    public async Task<IActionResult> Rename(int id)
    {
        var patient = db.Patients.Find(id);
        // ok: csharp-entity-from-body
        await TryUpdateModelAsync(patient, "", p => p.Name);
        return Ok();
    }

    public void Internal(Patient patient)
    {
        // ok: csharp-entity-from-body
        db.Patients.Add(patient);
    }
}
