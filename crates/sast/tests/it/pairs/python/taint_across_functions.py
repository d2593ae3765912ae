import functools


# Wrappers around a source, a sink, and what passes values on.
def read():
    return source("name")


def write(value):
    # ruleid: taint-across-functions
    sink(value)


def quoted(value):
    return "'" + value + "'"


def wrapped():
    # ruleid: taint-across-functions
    sink(read())
    # ruleid: taint-across-functions
    sink(quoted(read()))
    write(source())
    # ok: taint-across-functions
    sink(quoted("name"))


# A helper that ends taint, or gives something else.
def safe(value):
    return clean(value)


def number(value):
    return int(value)


def other(value):
    log(value)
    return "other"


def harmless():
    # ok: taint-across-functions
    sink(safe(read()))
    # ok: taint-across-functions
    sink(number(source()))
    # ok: taint-across-functions
    sink(other(source()))


def safe_write(value):
    # ok: taint-across-functions
    sink(clean(value))


def uses_safe_write():
    safe_write(source())


# Arguments by name, defaults, all the rest.
def named(first, second="none", *rest, **more):
    # ruleid: taint-across-functions
    sink(second)
    # ok: taint-across-functions
    sink(first)
    # ruleid: taint-across-functions
    sink(rest)
    # ruleid: taint-across-functions
    sink(more["key"])


def calls_named():
    named("a", second=source())
    named("a", "b", "c", source())
    named("a", key=source())


# Fields of objects that come in and go out.
class Request:
    def __init__(self, name, size):
        self.name = name
        self.size = size

    def title(self):
        return self.name.title()

    def length(self):
        return self.size


def fields():
    request = Request(source(), 10)
    # ruleid: taint-across-functions
    sink(request.name)
    # ruleid: taint-across-functions
    sink(request.title())
    # ok: taint-across-functions
    sink(request.size)
    # ok: taint-across-functions
    sink(request.length())


def fill(target, value):
    target["name"] = value


def side_effects():
    values = {"other": "x"}
    fill(values, source())
    # ruleid: taint-across-functions
    sink(values["name"])
    # ok: taint-across-functions
    sink(values["other"])


# A builder gives itself back.
class Query:
    def __init__(self):
        self.parts = []

    def where(self, part):
        self.parts.append(part)
        return self

    def text(self):
        return " and ".join(self.parts)


def builder():
    # ruleid: taint-across-functions
    sink(Query().where("a").where(source()).text())
    # ok: taint-across-functions
    sink(Query().where("a").text())
    query = Query()
    query.where(source())
    # ruleid: taint-across-functions
    sink(query.text())


# The own methods of an object.
class Handler:
    def get(self):
        self.value = source()
        self.show()
        return self.shown(source())

    def show(self):
        # ruleid: taint-across-functions
        sink(self.value)

    def shown(self, value):
        # ruleid: taint-across-functions
        sink(value)


class Base:
    def run(self, value):
        # ruleid: taint-across-functions
        sink(value)


class Derived(Base):
    def start(self):
        self.run(source())
        super().run("constant")


# Recursion.
def down(value, depth):
    if depth == 0:
        # ruleid: taint-across-functions
        sink(value)
        return value
    return down(value + "x", depth - 1)


def ping(value, depth):
    if depth == 0:
        return value
    return pong(value, depth - 1)


def pong(value, depth):
    return ping(value, depth - 1)


def recursive():
    down(source(), 3)
    # ruleid: taint-across-functions
    sink(ping(source(), 4))
    # ok: taint-across-functions
    sink(ping("x", 4))


# A call's way back leads to the call it came by.
def same(value):
    return value


def ways():
    a = same(source())
    b = same("constant")
    # ruleid: taint-across-functions
    sink(a)
    # ok: taint-across-functions
    sink(b)


# Functions that are passed on.
def apply(function, value):
    return function(value)


def callbacks(items):
    # ruleid: taint-across-functions
    apply(lambda value: sink(value), source())
    # ok: taint-across-functions
    apply(lambda value: sink(value), "constant")
    # ruleid: taint-across-functions
    sink(apply(quoted, source()))
    # ok: taint-across-functions
    sink(apply(safe, source()))
    apply(write, source())


# Dead code, overwritten values, constant keys.
def dead():
    value = source()
    if 1 > 2:
        # ok: taint-across-functions
        sink(same(value))
    value = "x"
    # ok: taint-across-functions
    sink(same(value))


def keys():
    values = {"a": source(), "b": "x"}
    # ruleid: taint-across-functions
    sink(same(values)["a"])
    # ok: taint-across-functions
    sink(same(values)["b"])
    pair = [same("x"), same(source())]
    # ok: taint-across-functions
    sink(pair[0])
    # ruleid: taint-across-functions
    sink(pair[1])


async def fetch():
    return source()


async def asynchronous():
    value = await fetch()
    # ruleid: taint-across-functions
    sink(value)


def nested():
    def inner(value):
        # ruleid: taint-across-functions
        sink(value)

    inner(source())
