import xml.etree.ElementTree as ET

from flask import request
from lxml import etree


def title(document, job):
    root = etree.fromstring(document)
    # ruleid: python-xpath-from-request
    return root.xpath(f"//job[@id='{job}']/@title")


def safe_title(document, job):
    # ok: python-xpath-from-request
    return etree.fromstring(document).xpath("//job[@id=$job]/@title", job=job)


def view(request):
    job = request.GET.get("job", "")
    title(b"<a/>", job)
    safe_title(b"<a/>", job)
    tree = ET.parse("jobs.xml")
    # ruleid: python-xpath-from-request
    tree.findall(".//job[@id='%s']" % job)
    # ruleid: python-xpath-from-request
    tree.find(".//job[@id='" + job + "']")
    # ok: python-xpath-from-request
    tree.findall(".//job[%d]" % int(job))
    # ok: python-xpath-from-request
    tree.findall(".//job")
