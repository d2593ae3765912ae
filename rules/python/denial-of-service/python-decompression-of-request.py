import gzip
import zlib

from celery import shared_task
from flask import request


def unpacked(body):
    # ruleid: python-decompression-of-request
    return zlib.decompress(body)


def view():
    unpacked(request.get_data())
    # ruleid: python-decompression-of-request
    text = gzip.decompress(request.data)
    # ok: python-decompression-of-request
    part = zlib.decompressobj().decompress(request.data, 1_000_000)
    # ok: python-decompression-of-request
    return zlib.decompress(open("seed.bin", "rb").read())


@shared_task
def take(packed):
    # ruleid: python-decompression-of-request
    return zlib.decompress(packed, 15)


def restore(packed):
    # ok: python-decompression-of-request
    return zlib.decompress(packed)
