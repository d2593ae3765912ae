"""Sorting rules that customers write."""
import re
from xml.etree import ElementTree

from lxml import etree

from .letters import Letter


class Rule:
    def __init__(self, text: str) -> None:
        self._text = text.strip()

    def matches(self, letter: Letter) -> bool:
        scope = {"subject": letter.subject, "sender": letter.sender, **letter.tags}
        return bool(self._evaluate(scope))

    def _evaluate(self, scope: dict) -> object:
        code = compile(self._text, "<rule>", "eval")
        return eval(code, {"__builtins__": {}}, scope)

    def pattern(self, subject: str) -> bool:
        return re.search(self._text, subject) is not None


def from_xml(document: bytes, customer: str) -> list[str]:
    root = etree.XML(document, parser=_parser())
    return [rule.text or "" for rule in _of(root, customer)]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(no_network=False, resolve_entities=True, huge_tree=True)


def _of(root: ElementTree.Element, customer: str) -> list:
    return root.xpath("//customer[@name='{0}']/rule".format(customer))
