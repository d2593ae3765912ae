# ruleid: fix-by-regex
get(url, verify = False, timeout=3)
# ok: fix-by-regex
get(url, verify=True)
