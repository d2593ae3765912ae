def exact(a):
    # ruleid: exact
    sink(wrap(1))
    # ok: exact
    wrap(sink(a))
    # ruleid: exact
    sink(source())
    # ok: exact
    sink("x" if source() else "y")
    # ruleid: exact
    loose("x" if source() else "y")
