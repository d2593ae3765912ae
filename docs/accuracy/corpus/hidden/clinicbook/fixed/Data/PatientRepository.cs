using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace ClinicBook.Data;

/// <summary>Reads and searches patients and their appointments.</summary>
public class PatientRepository
{
    private static readonly HashSet<string> Sortable = new() { "Name", "InsuranceNumber", "Id" };
    private readonly ClinicContext _context;

    public PatientRepository(ClinicContext context) => _context = context;

    public Task<List<Patient>> FindByNameAsync(int clinicId, string name)
    {
        var pattern = $"%{name}%";
        return _context.Patients.FromSqlInterpolated($"SELECT * FROM Patients WHERE ClinicId = {clinicId} AND Name LIKE {pattern}").AsNoTracking().ToListAsync();
    }

    public async Task<int> CountAppointmentsAsync(int clinicId, string room, string day)
    {
        await using var connection = new SqlConnection(_context.Database.GetConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Appointments WHERE ClinicId = @clinic AND Room = @room AND CAST(Start AS date) = @day";
        command.Parameters.AddWithValue("@clinic", clinicId);
        command.Parameters.AddWithValue("@room", room);
        command.Parameters.AddWithValue("@day", day);
        return (int)(await command.ExecuteScalarAsync() ?? 0);
    }

    public async Task<List<Patient>> ListAsync(int clinicId, string sort)
    {
        var column = Column(sort);
        return await _context.Patients
            .FromSqlRaw("SELECT * FROM Patients WHERE ClinicId = {0} ORDER BY " + column, clinicId)
            .ToListAsync();
    }

    private static string Column(string requested)
    {
        var trimmed = requested.Trim();
        return Sortable.Contains(trimmed) ? trimmed : "Name";
    }

    public ValueTask<Patient?> GetAsync(int id) => _context.Patients.FindAsync(id);

    public async Task RemoveAsync(Patient patient)
    {
        _context.Patients.Remove(patient);
        await _context.SaveChangesAsync();
    }
}
