def labels():
    a = user()
    b = secret()
    # ruleid: labels
    both(a, b)
    # ok: labels
    both(a, a)
    # ruleid: labels
    only_user(a)
    # ok: labels
    only_user(a, b)
    # ruleid: labels
    joined(a + "x")
    # ok: labels
    joined("x" + "y")
    # ok: labels
    joined(b + "x")
    # ruleid: labels
    each(a, b)
    # ok: labels
    each(b, a)
    # ok: labels
    each(a, a)
