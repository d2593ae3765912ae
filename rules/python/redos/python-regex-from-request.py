import re

from flask import request


def matching(lines, words):
    # ruleid: python-regex-from-request
    return [re.search(words, line) for line in lines]


def view(lines):
    words = request.args.get("words", "")
    matching(lines, words)
    # ruleid: python-regex-from-request
    pattern = re.compile("^" + words)
    # ruleid: python-regex-from-request
    re.sub(f"({words})", r"<b>\1</b>", "text")
    # ok: python-regex-from-request
    re.search(re.escape(words), "text")
    # ok: python-regex-from-request
    re.search("[a-z]+", words)
    # ok: python-regex-from-request
    re.search(f".{{{int(words)}}}", "text")
