import tempfile
from tempfile import mktemp


def export(data):
    # ruleid: python-mktemp
    path = tempfile.mktemp()
    with open(path, "w") as handle:
        handle.write(data)


def export_suffix(data):
    # ruleid: python-mktemp
    path = tempfile.mktemp(suffix=".csv")
    with open(path, "w") as handle:
        handle.write(data)


def export_imported():
    # ruleid: python-mktemp
    return mktemp(dir="/var/tmp")


def export_safe(data):
    # ok: python-mktemp
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as handle:
        handle.write(data)


def export_descriptor():
    # ok: python-mktemp
    return tempfile.mkstemp()


def export_folder():
    # ok: python-mktemp
    return tempfile.mkdtemp()
