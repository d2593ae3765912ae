import xml.sax
from xml.sax import make_parser
from xml.sax.handler import feature_external_ges, feature_namespaces


def parse(handler, path):
    parser = xml.sax.make_parser()
    # ruleid: python-xxe-sax-external-entities
    parser.setFeature(xml.sax.handler.feature_external_ges, False)
    parser.setContentHandler(handler)
    parser.parse(path)


def parse_imported(path):
    parser = make_parser()
    # ruleid: python-xxe-sax-external-entities
    parser.setFeature(feature_external_ges, False)
    parser.parse(path)


def parse_url(path):
    reader = make_parser()
    # ruleid: python-xxe-sax-external-entities
    reader.setFeature("http://xml.org/sax/features/external-general-entities", False)
    reader.parse(path)


def parse_safe(path):
    parser = make_parser()
    # ok: python-xxe-sax-external-entities
    parser.setFeature(feature_external_ges, False)
    # ok: python-xxe-sax-external-entities
    parser.setFeature(feature_namespaces, True)
    parser.parse(path)


def parse_default(handler, path):
    # ok: python-xxe-sax-external-entities
    xml.sax.parse(path, handler)
