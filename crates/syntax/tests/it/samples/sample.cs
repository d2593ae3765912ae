using System.Text;
using Io = System.IO;
namespace Shop.Web;
[ApiController, Route("users")]
public class Users : Controller, IUsers {
    private readonly string key = "k";
    public int Count { get; set; } = 1;
    public Users(Db db) : base(db) { this.db = db; }
    [HttpGet("u")]
    public async Task<User> Find([FromQuery] string name, int limit = 10) {
        var cmd = new SqlCommand($"SELECT * FROM u WHERE n = '{name}'", conn) { CommandTimeout = 3 };
        string q = "a" + name, r = @"c:\x";
        count += items[0];
        foreach (var row in rows) { Console.WriteLine(row?.Name); }
        try { await db.RunAsync(cmd, timeout: 3); } catch (IOException e) when (e.Code == 1) { throw; } finally { Close(); }
        using (var s = File.Open(path)) { Get<User>(s); }
        if (x is string t && !ok) return null; else return (User)x;
        Func<int, int> f = y => y * 2;
        switch (k) { case 1: break; default: return a ? b : c; }
        var z = new List<int> { 1, 2 };
    }
}
