def unified():
    a = read("name")
    # ruleid: unified
    write("name", a)
    # ok: unified
    write("age", a)
