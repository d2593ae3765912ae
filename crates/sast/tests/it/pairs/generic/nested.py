# ruleid: generic-in-a-string
a = "<p class='" + b
# ok: generic-in-a-string
a = "<br class='" + b
# ok: generic-in-a-string
a = "1 < " + b

# ok: generic-of-any-code
show(name)
# ruleid: generic-of-any-code
show(+1)
# ruleid: generic-of-any-code
show(a.b.c)
