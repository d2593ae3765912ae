from lxml import etree

ROLE = "admin"


def find(tree, name):
    # ruleid: python-xpath-format
    return tree.xpath(f"//user[@name='{name}']")


def login(tree, name, password):
    # ruleid: python-xpath-format
    return tree.xpath("//user[name='%s' and password='%s']" % (name, password))


def find_concat(path, name):
    # ruleid: python-xpath-format
    return etree.parse(path).xpath("//user[@name='" + name + "']/mail")


def find_safe(tree, name):
    # ok: python-xpath-format
    return tree.xpath("//user[@name = $name]", name=name)


def position(tree, index):
    # ok: python-xpath-format
    return tree.xpath(f"//user[{index}]")


def constant(tree):
    # ok: python-xpath-format
    return tree.xpath(f"//user[@role='{ROLE}']")
