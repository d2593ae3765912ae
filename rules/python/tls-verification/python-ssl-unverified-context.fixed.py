import smtplib
import ssl
import urllib.request


def fetch(url):
    # ruleid: python-ssl-unverified-context
    context = ssl.create_default_context()
    return urllib.request.urlopen(url, context=context).read()


def global_off():
    # ruleid: python-ssl-unverified-context
    ssl._create_default_https_context = ssl.create_default_context


def mail(host):
    context = ssl.create_default_context()
    # ruleid: python-ssl-unverified-context
    context.check_hostname = True
    # ruleid: python-ssl-unverified-context
    context.verify_mode = ssl.CERT_REQUIRED
    server = smtplib.SMTP(host)
    server.starttls(context=context)


def fetch_safe(url):
    # ok: python-ssl-unverified-context
    context = ssl.create_default_context()
    return urllib.request.urlopen(url, context=context).read()


def fetch_private(url, path):
    # ok: python-ssl-unverified-context
    context = ssl.create_default_context(cafile=path)
    return urllib.request.urlopen(url, context=context).read()


def mutual(context):
    # ok: python-ssl-unverified-context
    context.verify_mode = ssl.CERT_REQUIRED
    # ok: python-ssl-unverified-context
    context.check_hostname = True


def optional(validate_certs):
    context = ssl.create_default_context()
    if not validate_certs:
        # ok: python-ssl-unverified-context
        context.check_hostname = False
        # ok: python-ssl-unverified-context
        context.verify_mode = ssl.CERT_NONE
    return context
