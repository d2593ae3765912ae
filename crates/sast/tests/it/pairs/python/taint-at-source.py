def at_source(c):
    # ruleid: at-source
    a = source()
    # ok: at-source
    b = source()
    sink(a)
