using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        // ruleid: csharp-nosql-from-request
        return notes.Find(BsonDocument.Parse("{ shelf: '" + name + "' }")).ToList();
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-nosql-from-request
        return new QueryDefinition($"SELECT * FROM c WHERE c.name = '{name}'");
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-nosql-from-request
        return notes.Find(new BsonDocument("$where", "this.shelf == '" + name + "'")).ToList();
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-nosql-from-request
        return notes.Find(Builders<BsonDocument>.Filter.Eq("shelf", name)).ToList();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-nosql-from-request
        return new QueryDefinition("SELECT * FROM c WHERE c.name = @name").WithParameter("@name", name);
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-nosql-from-request
        return notes.Find(BsonDocument.Parse("{ sold: true }")).ToList();
    }
}
