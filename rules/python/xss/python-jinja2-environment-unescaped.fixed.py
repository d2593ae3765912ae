import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape


def page(name):
    # ruleid: python-jinja2-environment-unescaped
    env = Environment(loader=FileSystemLoader("templates"), autoescape=True)
    return env.get_template("page.html").render(name=name)


def mail(name):
    # ruleid: python-jinja2-environment-unescaped
    env = jinja2.Environment(loader=FileSystemLoader("mail"), autoescape=True)
    return env.get_template("welcome.html").render(name=name)


# ruleid: python-jinja2-environment-unescaped
ENVIRONMENT = jinja2.Environment(trim_blocks=True, autoescape=True)


def page_safe(name):
    # ok: python-jinja2-environment-unescaped
    env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())
    return env.get_template("page.html").render(name=name)


def page_always(name):
    # ok: python-jinja2-environment-unescaped
    env = jinja2.Environment(loader=FileSystemLoader("templates"), autoescape=True)
    return env.get_template("page.html").render(name=name)


def latex():
    # ok: python-jinja2-environment-unescaped
    return Environment(loader=FileSystemLoader("tex"), block_start_string="<%", block_end_string="%>")
