import os
from os.path import commonprefix

BASE = "/srv/app/static"


class Files:
    def __init__(self, directories):
        self.directories = directories

    def lookup(self, path):
        for directory in self.directories:
            full_path = os.path.realpath(os.path.join(directory, path))
            directory = os.path.realpath(directory)
            # ruleid: python-path-checked-by-common-prefix
            if os.path.commonprefix([full_path, directory]) != directory:
                continue
            return full_path
        return None


def is_below(folder, path):
    # ruleid: python-path-checked-by-common-prefix
    return commonprefix((folder, os.path.abspath(path))) == folder


def read(name):
    target = os.path.realpath(os.path.join(BASE, name))
    shared = os.path.commonprefix([BASE, target])
    # ruleid: python-path-checked-by-common-prefix
    if shared != BASE:
        raise PermissionError(name)
    with open(target) as file:
        return file.read()


def lookup_by_components(directory, path):
    full_path = os.path.realpath(os.path.join(directory, path))
    # ok: python-path-checked-by-common-prefix
    if os.path.commonpath([full_path, directory]) != directory:
        return None
    return full_path


def lookup_with_separator(directory, path):
    full_path = os.path.realpath(os.path.join(directory, path))
    # ok: python-path-checked-by-common-prefix
    if os.path.commonprefix([full_path, directory + os.sep]) != directory + os.sep:
        return None
    return full_path


def shorten(names):
    # ok: python-path-checked-by-common-prefix
    start = os.path.commonprefix(names)
    return [name[len(start):] for name in names]
