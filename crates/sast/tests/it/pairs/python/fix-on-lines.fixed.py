def save(value):
    # ruleid: fix-on-lines
    if check(value):
        store(value)


# ruleid: fix-on-lines
if check(top):
    store(top)
