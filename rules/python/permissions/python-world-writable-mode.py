import os
import stat
from pathlib import Path


def install(path):
    # ruleid: python-world-writable-mode
    os.chmod(path, 0o777)


def share(path):
    # ruleid: python-world-writable-mode
    Path(path).chmod(0o666)


def create(path):
    # ruleid: python-world-writable-mode
    os.makedirs(path, mode=0o777, exist_ok=True)


def add_bits(path):
    # ruleid: python-world-writable-mode
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR | stat.S_IWOTH)


def install_safe(path):
    # ok: python-world-writable-mode
    os.chmod(path, 0o755)
    # ok: python-world-writable-mode
    os.chmod(path, 0o600)


def create_safe(path):
    # ok: python-world-writable-mode
    os.makedirs(path, mode=0o750, exist_ok=True)
    # ok: python-world-writable-mode
    Path(path).mkdir(mode=0o700)


def shared_folder(path):
    # ok: python-world-writable-mode
    os.chmod(path, 0o1777)


def add_safe_bits(path):
    # ok: python-world-writable-mode
    os.chmod(path, os.stat(path).st_mode | stat.S_IEXEC)
