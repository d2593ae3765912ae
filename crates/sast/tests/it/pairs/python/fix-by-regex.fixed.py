# ruleid: fix-by-regex
get(url, verify=True, timeout=3)
# ok: fix-by-regex
get(url, verify=True)
