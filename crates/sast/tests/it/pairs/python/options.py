# ruleid: operands-in-any-order
mode = write | read
# ruleid: booleans-in-any-order
flag = is_new and is_open
# ruleid: equality-in-any-order
flag = limit == count
letter = make(1)
# ruleid: code-behind-a-name
send(letter)
# ok: code-behind-a-name
send(other)
text = "hello"
# ok: no-constants
send(text)
# ruleid: no-constants
send("hello")


def first(a):
    pass


def second(a):
    # ruleid: names-only
    send(a)


def third():
    # ok: not-in-blocks
    begin()
    if late:
        end()


def fourth():
    # ruleid: not-in-blocks
    begin()
    end()


def fifth():
    # ok: whole-statement
    x = begin()
    stop()
    # ruleid: whole-statement
    begin()
    stop()
