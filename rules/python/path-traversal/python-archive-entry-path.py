import os
import tarfile
import zipfile
from pathlib import Path


def unpack(archive, folder):
    with zipfile.ZipFile(archive) as bundle:
        for info in bundle.infolist():
            # ruleid: python-archive-entry-path
            with open(os.path.join(folder, info.filename), "wb") as sink:
                sink.write(bundle.read(info))


def unpack_names(archive, folder: Path):
    bundle = zipfile.ZipFile(archive)
    for name in bundle.namelist():
        target = folder / name
        # ruleid: python-archive-entry-path
        target.write_bytes(bundle.read(name))


def place(folder, name):
    # ruleid: python-archive-entry-path
    return open(folder + "/" + name, "wb")


def unpack_tar(archive, folder):
    with tarfile.open(archive) as bundle:
        for member in bundle:
            place(folder, member.name).write(bundle.extractfile(member).read())


def unpack_flat(archive, folder):
    with zipfile.ZipFile(archive) as bundle:
        for info in bundle.infolist():
            # ok: python-archive-entry-path
            with open(os.path.join(folder, os.path.basename(info.filename)), "wb") as sink:
                sink.write(bundle.read(info))


def unpack_checked(archive, folder: Path):
    with zipfile.ZipFile(archive) as bundle:
        for info in bundle.infolist():
            target = (folder / info.filename).resolve()
            if not target.is_relative_to(folder):
                raise ValueError(info.filename)
            # ok: python-archive-entry-path
            target.write_bytes(bundle.read(info))


def unpack_numbered(archive, folder):
    with zipfile.ZipFile(archive) as bundle:
        for number, info in enumerate(bundle.infolist()):
            # ok: python-archive-entry-path
            with open(f"{folder}/entry-{len(info.filename)}.bin", "wb") as sink:
                sink.write(bundle.read(info))
