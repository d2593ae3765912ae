def safe_functions(d):
    a = source()
    # ruleid: safe-functions
    sink(a)
    # ok: safe-functions
    sink(other(a))
    # ruleid: safe-functions
    sink("x" + a)
    # ok: safe-functions
    sink(d[a])
    # ok: safe-functions
    sink(a == "x")
    # ruleid: safe-functions
    sink(a[0])
