def only_assignments():
    a = source()
    # ruleid: only-assignments
    sink(a)
    b = a
    # ruleid: only-assignments
    sink(b)
    # ok: only-assignments
    sink(a + "x")
    # ok: only-assignments
    sink(other(a))
    # ok: only-assignments
    sink(a.part)
