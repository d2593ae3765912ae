"""dpkg itself."""
import subprocess
import sys


def holds(a, relation, b):
    command = ["dpkg", "--compare-versions", a, relation, b]
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def valid(text):
    return subprocess.run(["dpkg", "--validate-version", text], check=False, stderr=subprocess.DEVNULL).returncode == 0


for line in sys.stdin:
    a, b = line.rstrip("\n").split("\t")
    if not (valid(a) and valid(b)):
        print("?")
    else:
        print("<" if holds(a, "lt", b) else ">" if holds(a, "gt", b) else "=")
