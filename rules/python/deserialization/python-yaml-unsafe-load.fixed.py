import yaml
from ruamel.yaml import YAML


def read(path):
    with open(path) as handle:
        # ruleid: python-yaml-unsafe-load
        return yaml.safe_load(handle)


def parse(text):
    # ruleid: python-yaml-unsafe-load
    return yaml.safe_load(text)


def parse_unsafe(text):
    # ruleid: python-yaml-unsafe-load
    return yaml.safe_load(text)


def parse_positional(text):
    # ruleid: python-yaml-unsafe-load
    document = yaml.safe_load(text)
    return document["name"]


def parse_safe(text):
    # ok: python-yaml-unsafe-load
    return yaml.safe_load(text)


def parse_safe_loader(text):
    # ok: python-yaml-unsafe-load
    return yaml.load(text, Loader=yaml.SafeLoader)


class ConfigLoader(yaml.SafeLoader):
    """SafeLoader with our own tags."""


def parse_own(text):
    # ok: python-yaml-unsafe-load
    return yaml.load(text, Loader=ConfigLoader)


def parse_ruamel(path):
    parser = YAML(typ="safe")
    # ok: python-yaml-unsafe-load
    return parser.load(path)


def parse_ruamel_named_yaml(path):
    yaml = YAML(typ="safe")
    # ok: python-yaml-unsafe-load
    return yaml.load(path)
