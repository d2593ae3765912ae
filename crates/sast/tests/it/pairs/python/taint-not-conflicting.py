def not_conflicting():
    # ruleid: not-conflicting
    sink(source())
    # ok: not-conflicting
    sink(other(source()))
