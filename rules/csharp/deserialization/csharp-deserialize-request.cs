using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromBody] Stream body)
    {
        var formatter = new BinaryFormatter();
        // ruleid: csharp-deserialize-request
        return formatter.Deserialize(body);
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-deserialize-request
        return new LosFormatter().Deserialize(name);
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-deserialize-request
        return XamlReader.Parse(name);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        // ok: csharp-deserialize-request
        return JsonSerializer.Deserialize<Order>(name);
    }

    [HttpGet("fine2")]
    public object Fine2([FromBody] Order order)
    {
        // ok: csharp-deserialize-request
        return order;
    }

    [HttpGet("fine3")]
    public object Fine3(Stream cache)
    {
        // ok: csharp-deserialize-request
        return JsonSerializer.Deserialize<Order>(cache);
    }
}
