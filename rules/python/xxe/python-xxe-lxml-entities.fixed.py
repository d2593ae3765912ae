from lxml import etree
from lxml.etree import XMLParser


def parse(data):
    # ruleid: python-xxe-lxml-entities
    parser = etree.XMLParser(resolve_entities=False)
    return etree.fromstring(data, parser)


def parse_network(data):
    return etree.fromstring(
        data,
        # ruleid: python-xxe-lxml-entities
        XMLParser(load_dtd=True, no_network=True),
    )


def stream(path):
    # ruleid: python-xxe-lxml-entities
    for _, element in etree.iterparse(path, events=("end",), resolve_entities=False):
        yield element.tag


def parse_safe(data):
    # ok: python-xxe-lxml-entities
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def parse_html(data):
    # ok: python-xxe-lxml-entities
    return etree.fromstring(data, etree.HTMLParser())


def stream_safe(path):
    # ok: python-xxe-lxml-entities
    return list(etree.iterparse(path, resolve_entities=False))
