from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup, escape

ICON = "check"


def badge(user):
    # ruleid: python-markup-of-format
    return mark_safe(f"<b>{user.display_name}</b>")


def comment(text):
    # ruleid: python-markup-of-format
    return Markup("<p>" + text + "</p>")


def title(name):
    # ruleid: python-markup-of-format
    return Markup("<h1>%s</h1>" % name)


def link(label):
    # ruleid: python-markup-of-format
    return mark_safe("<a href='/'>{}</a>".format(label))


def badge_safe(user):
    # ok: python-markup-of-format
    return format_html("<b>{}</b>", user.display_name)


def comment_safe(text):
    # ok: python-markup-of-format
    return Markup("<p>{}</p>").format(text)


def title_safe(name):
    # ok: python-markup-of-format
    return Markup("<h1>%s</h1>") % name


def escaped(name):
    # ok: python-markup-of-format
    return mark_safe(f"<i>{conditional_escape(name)}</i>")
    # ok: python-markup-of-format
    return Markup(f"<i>{escape(name)}</i>")


def constant():
    # ok: python-markup-of-format
    return mark_safe(f"<i class='{ICON}'></i>")


def day(value):
    if isinstance(value, datetime.date):
        text = value.isoformat()
        # ok: python-markup-of-format
        return mark_safe(f"<time>{text}</time>")
