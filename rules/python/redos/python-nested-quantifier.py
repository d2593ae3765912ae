import re

# ruleid: python-nested-quantifier
COMPANY = re.compile(r"^(\w+\s*)+(GmbH|AG|KG)?$")
# ruleid: python-nested-quantifier
CODE = re.compile("^([A-Z]+-?)*$")


def valid(text):
    # ruleid: python-nested-quantifier
    return re.match(r"^(a+)+$", text) or re.match(r"^(?:[a-z0-9]+)*x$", text)


# ok: python-nested-quantifier
NAME = re.compile(r"^\w+( \w+)*$")
# ok: python-nested-quantifier
PATH = re.compile(r"^(/\w+)+$")
# ok: python-nested-quantifier
SIMPLE = re.compile(r"^\w[\w .&-]{0,100}$")
# ok: python-nested-quantifier
LIST = re.compile(r"^(\d+,)*\d+$")
