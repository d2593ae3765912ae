import tarfile
import zipfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        # ruleid: python-tar-extractall-unfiltered
        archive.extractall(target, filter="data")


def unpack_stream(handle, target):
    tar = tarfile.open(fileobj=handle, mode="r:gz")
    # ruleid: python-tar-extractall-unfiltered
    tar.extractall(path=target, filter="data")
    tar.close()


def unpack_chained(path):
    # ruleid: python-tar-extractall-unfiltered
    tarfile.open(path).extractall("/srv/data", filter="data")


def unpack_filtered(path, target):
    with tarfile.open(path) as archive:
        # ok: python-tar-extractall-unfiltered
        archive.extractall(target, filter="data")


def unpack_checked(path, target):
    with tarfile.open(path) as archive:
        members = [m for m in archive.getmembers() if m.isfile() and ".." not in m.name]
        # ok: python-tar-extractall-unfiltered
        archive.extractall(target, members=members)


def unpack_zip(path, target):
    with zipfile.ZipFile(path) as archive:
        # ok: python-tar-extractall-unfiltered
        archive.extractall(target)
