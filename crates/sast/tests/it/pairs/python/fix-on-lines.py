def save(value):
    # ruleid: fix-on-lines
    store(value)


# ruleid: fix-on-lines
store(top)
