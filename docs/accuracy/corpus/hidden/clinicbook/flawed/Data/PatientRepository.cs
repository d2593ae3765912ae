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
        var sql = $"SELECT * FROM Patients WHERE ClinicId = {clinicId} AND Name LIKE '%{name}%'";
        return _context.Patients.FromSqlRaw(sql).AsNoTracking().ToListAsync();
    }

    public async Task<int> CountAppointmentsAsync(int clinicId, string room, string day)
    {
        await using var connection = new SqlConnection(_context.Database.GetConnectionString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Where("SELECT COUNT(*) FROM Appointments", clinicId, room, day);
        return (int)(await command.ExecuteScalarAsync() ?? 0);
    }

    private static string Where(string select, int clinicId, string room, string day)
    {
        var conditions = new List<string> { "ClinicId = " + clinicId };
        conditions.Add("Room = '" + room + "'");
        conditions.Add("CAST(Start AS date) = '" + day + "'");
        return select + " WHERE " + string.Join(" AND ", conditions);
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
        return trimmed.Length == 0 ? "Name" : trimmed;
    }

    public ValueTask<Patient?> GetAsync(int id) => _context.Patients.FindAsync(id);

    public async Task RemoveAsync(Patient patient)
    {
        _context.Patients.Remove(patient);
        await _context.SaveChangesAsync();
    }
}
