import json

from markupsafe import escape


def debug_panel(body, trace):
    extra = json.dumps(trace, indent=2)
    # ruleid: python-json-in-html
    panel = f"<pre>{extra}</pre></body>".encode("utf8")
    return body.replace(b"</body>", panel)


def page(state):
    # ruleid: python-json-in-html
    return f"<script>window.state = {json.dumps(state)};</script>"


def page_by_percent(state):
    # ruleid: python-json-in-html
    return "<script>window.state = %s;</script>" % json.dumps(state)


def escaped_panel(body, trace):
    extra = escape(json.dumps(trace, indent=2))
    # ok: python-json-in-html
    panel = f"<pre>{extra}</pre></body>".encode("utf8")
    return body.replace(b"</body>", panel)


def page_for_scripts(state):
    text = json.dumps(state).replace("<", "\\u003c")
    # ok: python-json-in-html
    return f"<script>window.state = {text};</script>"


def message(state):
    # ok: python-json-in-html
    return f"state: {json.dumps(state)}"
