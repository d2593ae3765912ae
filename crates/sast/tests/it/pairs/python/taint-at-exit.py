def at_exit(c):
    a = source()
    # ok: at-exit
    sink(a)
    if c:
        # ruleid: at-exit
        return sink(a)
    # ok: at-exit
    sink(a)
    # ruleid: at-exit
    sink(a)
