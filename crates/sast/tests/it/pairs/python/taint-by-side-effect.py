def by_side_effect(x, y, z):
    fill(x)
    # ruleid: by-side-effect
    sink(x)
    fill_only(y)
    # ruleid: by-side-effect
    sink(y)
    check(y)
    # ok: by-side-effect
    sink(y)
    # ok: by-side-effect
    sink(z)
    # ruleid: by-side-effect
    sink(fill(z))
    fill(z.part)
    # ok: by-side-effect
    sink(x if check(x) else "x")
