using Microsoft.EntityFrameworkCore;

namespace ClinicBook.Data;

public class ClinicContext : DbContext
{
    public ClinicContext(DbContextOptions<ClinicContext> options) : base(options) { }

    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Patient> Patients => Set<Patient>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<LabReport> LabReports => Set<LabReport>();
}

public class Account
{
    public int Id { get; set; }
    public int ClinicId { get; set; }
    public string Login { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string Phone { get; set; } = "";
    public string PasswordDigest { get; set; } = "";
    public string Role { get; set; } = "reception";
}

public class Patient
{
    public int Id { get; set; }
    public int ClinicId { get; set; }
    public string Name { get; set; } = "";
    public string InsuranceNumber { get; set; } = "";
    public byte[] Notes { get; set; } = Array.Empty<byte>();
}

public class Appointment
{
    public int Id { get; set; }
    public int ClinicId { get; set; }
    public int PatientId { get; set; }
    public DateTime Start { get; set; }
    public string Room { get; set; } = "";
}

public class LabReport
{
    public int Id { get; set; }
    public int ClinicId { get; set; }
    public int PatientId { get; set; }
    public string FileName { get; set; } = "";
}
