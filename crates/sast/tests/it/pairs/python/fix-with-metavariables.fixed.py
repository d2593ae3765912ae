# ruleid: fix-with-metavariables
a = safe_load(data[0])
# ok: fix-with-metavariables
b = safe_load(data)
