def propagators(items, other, c):
    items.add(source())
    # ruleid: propagators
    sink(items)
    # ok: propagators
    sink(other)
    other.add("x")
    # ok: propagators
    sink(other)
    put(other, source())
    # ruleid: propagators
    sink(other)
    # ruleid: propagators
    source().each(lambda item: sink(item))
    # ok: propagators
    c.each(lambda item: sink(item))
    value_of(source(), c)
    # ok: propagators
    sink(c)
