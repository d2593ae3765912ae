def block_syntax():
    # ruleid: block-syntax
    sink(source())
    # ruleid: block-syntax
    sink(first())
    # ruleid: block-syntax
    sink(second(2))
    # ok: block-syntax
    sink(second(1))
    # ok: block-syntax
    sink(clean(source()))
