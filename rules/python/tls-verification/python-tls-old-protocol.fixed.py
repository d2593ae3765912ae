import ssl

from OpenSSL import SSL


def server():
    # ruleid: python-tls-old-protocol
    return ssl.SSLContext(ssl.PROTOCOL_TLS)


def lowered():
    context = ssl.create_default_context()
    # ruleid: python-tls-old-protocol
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def pyopenssl():
    # ruleid: python-tls-old-protocol
    return SSL.Context(SSL.TLS_METHOD)


def server_modern():
    # ok: python-tls-old-protocol
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # ok: python-tls-old-protocol
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def pyopenssl_modern():
    # ok: python-tls-old-protocol
    return SSL.Context(SSL.TLS_METHOD)
