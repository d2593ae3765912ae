using System.Data.SqlClient;

class Users
{
    void Interpolated(SqlConnection connection, string name)
    {
        // ruleid: csharp-sql-interpolated
        var command = new SqlCommand($"SELECT * FROM users WHERE name = '{name}'", connection);
    }

    void Concatenated(SqlConnection connection, string name)
    {
        // ruleid: csharp-sql-interpolated
        var command = new SqlCommand("SELECT * FROM users WHERE name = '" + name + "'", connection);
    }

    void Text(SqlCommand command, int id)
    {
        // ruleid: csharp-sql-interpolated
        command.CommandText = "DELETE FROM orders WHERE id = " + id;
    }

    void Framework(Db db, string name)
    {
        // ruleid: csharp-sql-interpolated
        var users = db.Users.FromSqlRaw($"SELECT * FROM users WHERE name = '{name}'");
    }

    void Parameters(SqlConnection connection, string name)
    {
        // ok: csharp-sql-interpolated
        var command = new SqlCommand("SELECT * FROM users WHERE name = @name", connection);
        command.Parameters.AddWithValue("@name", name);
    }

    void Safe(Db db, string name)
    {
        // ok: csharp-sql-interpolated
        var users = db.Users.FromSqlInterpolated($"SELECT * FROM users WHERE name = {name}");
        // ok: csharp-sql-interpolated
        var others = db.Users.FromSqlRaw("SELECT * FROM users WHERE name = {0}", name);
    }
}
