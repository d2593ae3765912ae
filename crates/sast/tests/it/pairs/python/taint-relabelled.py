def relabelled(x, y):
    a = source()
    b = other()
    move(a, x)
    # ruleid: relabelled
    sink(x)
    # ok: relabelled
    sink(a)
    move(b, y)
    # ok: relabelled
    sink(y)
