using Microsoft.AspNetCore.Mvc;

[ApiController]
public class DeskController : ControllerBase
{
    [HttpGet("hit1")]
    public object Hit1([FromQuery] string name)
    {
        var searcher = new DirectorySearcher();
        // ruleid: csharp-ldap-from-request
        searcher.Filter = "(cn=" + name + ")";
        return searcher.FindOne();
    }

    [HttpGet("hit2")]
    public object Hit2([FromQuery] string name)
    {
        // ruleid: csharp-ldap-from-request
        return new DirectorySearcher($"(cn={name})").FindOne();
    }

    [HttpGet("hit3")]
    public object Hit3([FromQuery] string name)
    {
        // ruleid: csharp-ldap-from-request
        return new SearchRequest("ou=people", $"(cn={name})", SearchScope.Subtree);
    }

    [HttpGet("fine1")]
    public object Fine1([FromQuery] string name)
    {
        var searcher = new DirectorySearcher();
        // ok: csharp-ldap-from-request
        searcher.Filter = "(cn=" + Encoder.LdapFilterEncode(name) + ")";
        return searcher.FindOne();
    }

    [HttpGet("fine2")]
    public object Fine2([FromQuery] string name)
    {
        // ok: csharp-ldap-from-request
        return new DirectorySearcher("(objectClass=person)").FindOne();
    }

    [HttpGet("fine3")]
    public object Fine3([FromQuery] string name)
    {
        // ok: csharp-ldap-from-request
        return new SearchRequest("ou=people", $"(number={int.Parse(name)})", SearchScope.Subtree);
    }
}
