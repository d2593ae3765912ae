import tempfile
from tempfile import mktemp


def export(data):
    # ruleid: python-mktemp
    path = tempfile.mkstemp()[1]
    with open(path, "w") as handle:
        handle.write(data)


def export_suffix(data):
    # ruleid: python-mktemp
    path = tempfile.mkstemp(suffix=".csv")[1]
    with open(path, "w") as handle:
        handle.write(data)


def export_imported():
    # ruleid: python-mktemp
    return tempfile.mkstemp(dir="/var/tmp")[1]


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
