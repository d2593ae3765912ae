using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-sql-from-request
        command.CommandText = "SELECT * FROM items WHERE title = '" + name + "'";
        return command.ExecuteReader();
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-sql-from-request
        return db.Items.FromSqlRaw($"SELECT * FROM items WHERE title = '{name}'").ToList();
    }

    [HttpGet("hit3")]
    public object Hit3(string order)
    {
        var sql = $"SELECT * FROM items ORDER BY {order}";
        // ruleid: csharp-sql-from-request
        return connection.Query<Item>(sql);
    }

    [HttpGet("typed")]
    public object Typed([FromQuery] string name)
    {
        var sql = new StringBuilder("SELECT * FROM items ");
        sql.Append("WHERE title = '").Append(name).Append("'");
        // ruleid: csharp-sql-from-request
        return connection.Query<Item>(sql.ToString());
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        command.CommandText = "SELECT * FROM items WHERE title = @title";
        // ok: csharp-sql-from-request
        command.Parameters.AddWithValue("@title", name);
        return command.ExecuteReader();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-sql-from-request
        return db.Items.FromSqlInterpolated($"SELECT * FROM items WHERE title = {name}").ToList();
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        var column = name switch { "year" => "year", _ => "title" };
        // ok: csharp-sql-from-request
        return connection.Query<Item>("SELECT * FROM items ORDER BY " + column);
    }
}
