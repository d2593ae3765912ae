# ruleid: text-and-more
a = "x" + y
# ok: text-and-more
b = y + z
# ok: text-and-more
c = 1 + y

# ruleid: braces
d = {"a": y}
# ruleid: braces
e = {y, z}
# ok: braces
f = [y, z]
