import contextlib
import logging


def check(signature, verifier):
    # ruleid: python-except-pass
    try:
        verifier.verify(signature)
    except:
        pass
    return True


def remove(path):
    # ruleid: python-except-pass
    try:
        path.unlink()
    except Exception:
        pass


def audit(log, event):
    # ruleid: python-except-pass
    try:
        log.write(event)
    except Exception as error:
        pass


def remove_safe(path):
    # ok: python-except-pass
    try:
        path.unlink()
    except FileNotFoundError:
        pass


def audit_safe(log, event):
    # ok: python-except-pass
    try:
        log.write(event)
    except Exception:
        logging.exception("event is lost")


def suppress(path):
    # ok: python-except-pass
    with contextlib.suppress(FileNotFoundError):
        path.unlink()


def close(handle):
    # ok: python-except-pass
    try:
        handle.close()
    except Exception:
        pass
