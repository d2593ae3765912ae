using System.DirectoryServices;
using System.Text;

namespace ClinicBook.Services;

/// <summary>Looks employees up in the clinics' directory.</summary>
public class StaffDirectory
{
    private const string ServiceUser = "cn=clinicbook,ou=services,dc=clinic,dc=internal";
    private readonly string _password;

    public StaffDirectory(IConfiguration configuration)
    {
        _password = configuration["Directory:Password"] ?? throw new InvalidOperationException("Directory:Password is not set");
    }

    public string? Room(string login)
    {
        using var entry = new DirectoryEntry("LDAP://directory.clinic.internal", ServiceUser, _password);
        using var searcher = new DirectorySearcher(entry);
        searcher.Filter = $"(&(objectClass=person)(uid={Escape(login)}))";
        return searcher.FindOne()?.Properties["roomNumber"].Cast<string>().FirstOrDefault();
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder();
        foreach (var c in value)
        {
            escaped.Append(c is '\\' or '*' or '(' or ')' or '\0' ? $"\\{(int)c:x2}" : c.ToString());
        }
        return escaped.ToString();
    }
}
