using System;

class Taint
{
    private string field = "x";

    void Assignments(bool c)
    {
        var a = source();
        // ruleid: flow
        sink(a);
        string b = $"select {a}";
        // ruleid: flow
        sink(b);
        b = clean(b);
        // ok: flow
        sink(b);
        var d = c ? source() : "x";
        // ruleid: flow
        sink(d);
        var e = source() ?? "x";
        // ruleid: flow
        sink(e);
        field = source();
        // ruleid: flow
        sink(this.field);
        var (f, g) = source();
        // ruleid: flow
        sink(f);
    }

    async void Control(int kind, string[] list)
    {
        var a = "x";
        switch (kind)
        {
            case 1:
                a = await source();
                break;
            default:
                // ok: flow
                sink(a);
                break;
        }
        // ruleid: flow
        sink(a);
        foreach (var item in source())
        {
            // ruleid: flow
            sink(item);
        }
        using (var reader = new Reader(source()))
        {
            // ruleid: flow
            sink(reader);
        }
        var m = kind switch { 1 => source(), _ => "x" };
        // ruleid: flow
        sink(m);
        try
        {
            a = "x";
        }
        catch (Exception ex) when (kind > 1)
        {
            // ok: flow
            sink(ex);
        }
        list.Select(x => sink("x"));
        var b = source();
        list.Select(x =>
        {
            // ruleid: flow
            return sink(b);
        });
        var c = source();
        // ruleid: flow
        sink(new byte[c]);
        // ok: flow
        sink(new byte[16]);
    }
}
