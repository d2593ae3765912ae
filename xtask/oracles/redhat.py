"""RPM's own bindings (Debian package python3-rpm)."""
import sys

import rpm


def split(text):
    epoch, _, rest = text.rpartition(":")
    version, dash, release = rest.rpartition("-")
    return (epoch or "0", version if dash else rest, release if dash else None)


for line in sys.stdin:
    a, b = line.rstrip("\n").split("\t")
    print("<=>"[rpm.labelCompare(split(a), split(b)) + 1])
