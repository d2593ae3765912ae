import os


def assignments():
    a = source()
    # ruleid: flow
    sink(a)
    b = a
    # ruleid: flow
    sink(b)
    a = "fixed"
    # ok: flow
    sink(a)
    # ruleid: flow
    sink(b)


def operators():
    a = source()
    # ruleid: flow
    sink("select " + a)
    # ruleid: flow
    sink(f"select {a}")
    # ruleid: flow
    sink("select %s" % a)
    # ruleid: flow
    sink("select {}".format(a))
    a += "x"
    # ruleid: flow
    sink(a)
    text = "x"
    text += source()
    # ruleid: flow
    sink(text)


def calls():
    # ruleid: flow
    sink(other(source()))
    # ruleid: flow
    sink(source().strip().lower())
    # ok: flow
    sink(clean(source()))
    # ok: flow
    sink(clean(other(source())))
    x = clean(source())
    # ok: flow
    sink(x)
    # ruleid: flow
    sink(request.args["q"])
    # ruleid: flow
    sink(request.args.get("q"))


def parameters(db, value):
    # ok: flow
    sink(value)
    q = source()
    # ruleid: flow
    db.run(q, [1])
    # ok: flow
    db.run("select", q)


def branches(c):
    a = "x"
    if c:
        a = source()
    # ruleid: flow
    sink(a)
    if c:
        b = source()
    else:
        b = "x"
        # ok: flow
        sink(b)
    # ruleid: flow
    sink(b)
    d = source()
    if c:
        d = clean(d)
    else:
        d = "x"
    # ok: flow
    sink(d)
    e = source() if c else "x"
    # ruleid: flow
    sink(e)
    f = "y" if source() else "x"
    # ok: flow
    sink(f)


def early(c):
    a = source()
    if c:
        return
        # ok: flow
        sink(a)
    # ruleid: flow
    sink(a)
    raise ValueError


def loops(items):
    last = "x"
    for item in items:
        # ruleid: flow
        sink(last)
        last = source()
    while items:
        if source():
            break
        a = source()
        continue
        # ok: flow
        sink(a)
    else:
        # ruleid: flow
        sink(last)
    for key, value in source().items():
        # ruleid: flow
        sink(value)


def containers():
    pair = (source(), "x")
    # ruleid: flow
    sink(pair[0])
    # ok: flow
    sink(pair[1])
    # ruleid: flow
    sink(pair)
    a, b = pair
    # ruleid: flow
    sink(a)
    # ok: flow
    sink(b)
    d = {"k": source(), "l": "x"}
    # ruleid: flow
    sink(d["k"])
    # ok: flow
    sink(d["l"])
    d["l"] = source()
    # ruleid: flow
    sink(d["l"])
    d["k"] = "x"
    # ok: flow
    sink(d["k"])
    listed = [x for x in source() if x]
    # ruleid: flow
    sink(listed)
    doubled = {k: str(v) for k, v in source().items()}
    # ruleid: flow
    sink(doubled)


def fields(obj):
    obj.name = source()
    # ruleid: flow
    sink(obj.name)
    # ok: flow
    sink(obj.other)
    # ruleid: flow
    sink(obj)
    obj.name = "x"
    # ok: flow
    sink(obj.name)
    whole = source()
    # ruleid: flow
    sink(whole.a.b.c.d.e)
    whole.a.b = "x"
    # ok: flow
    sink(whole.a.b.c)
    # ruleid: flow
    sink(whole.a.c)


def exceptions():
    a = "x"
    try:
        a = source()
        work()
        a = "x"
    except ValueError as e:
        # ruleid: flow
        sink(a)
        # ok: flow
        sink(e)
    finally:
        # ruleid: flow
        sink(a)
    # ruleid: flow
    sink(a)


def returns_through_finally(c):
    a = "x"
    try:
        if c:
            a = source()
            return a
    finally:
        # ruleid: flow
        sink(a)
    # todook: flow
    sink(a)


def context():
    with open(source()) as f, other() as g:
        # ruleid: flow
        sink(f)
        # ok: flow
        sink(g)


def walrus():
    if (a := source()) is not None:
        # ruleid: flow
        sink(a)


def cases(c):
    match source():
        case {"name": name}:
            # ruleid: flow
            sink(name)
        case _:
            # ok: flow
            sink(c)


def closures():
    a = source()

    def inner():
        # ruleid: flow
        sink(a)

    # ruleid: flow
    run(lambda x: sink(a))
    call(inner)


def side_effects(c):
    a = "x"
    c and other(a := source())
    # ruleid: flow
    sink(a)


class Handler:
    kind = "x"

    def get(self):
        self.value = source()
        # ruleid: flow
        sink(self.value)
        # ok: flow
        sink(self.kind)

    async def post(self):
        body = await source()
        # ruleid: flow
        sink(body)


constant = source()
again = "x"


def uses_globals():
    # ruleid: flow
    sink(constant)
    # ok: flow
    sink(again)


def constants():
    a = source()
    if False:
        # ok: flow
        sink(a)
    if True:
        a = "x"
    # ok: flow
    sink(a)
    # ok: flow
    sink(int(source()))
