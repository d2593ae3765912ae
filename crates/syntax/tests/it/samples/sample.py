import os, sys as system
from subprocess import call as run

@app.route("/user/<name>", methods=["GET"])
async def show(name: str, *rest, limit=10):
    # a comment
    query = f"SELECT * FROM users WHERE name = '{name}'" + 'x' % limit
    for row in cursor.execute(query, timeout=3)[0:2]:
        if row is not None and row.id != limit:
            return {"id": row.id, **extra}
    with open("a") as handle:
        pass

class A(B, metaclass=M):
    x: int = 1

    def f(self, *, k: str = "a", **kw) -> None:
        try:
            y = [i for i in xs if i > 0][1:-1:2]
            z = {k: v for k, v in d.items()}
        except (E, F) as e:
            raise G(f"{e!r:>10}") from e
        finally:
            del y
        else_ = a if b else c
        fn = lambda q, r=1: q + r
        match cmd:
            case "go" | Stop():
                return
            case {"k": v} as w:
                yield v
        while not done:
            assert x, "m"
        else:
            pass
        print >>out, "x"
        from . import a as b
        s = "a" "b"
        global g
        async with open(p) as h, lock:
            await h
        os.path.join(a.b, *c)[0][k]
