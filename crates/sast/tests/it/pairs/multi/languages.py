# ruleid: code-of-one-language-only
debug(1)
# ok: code-of-one-language-only
debug = [1]
