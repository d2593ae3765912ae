import asyncio
import os
import shlex
import subprocess
import sys

IMAGE = "registry.example/app"


def compress(folder):
    # ruleid: python-shell-command-format
    os.system(f"tar czf backup.tgz {folder}")


def disk_usage(path: str) -> str:
    # ruleid: python-shell-command-format
    return subprocess.check_output("du -sh %s | cut -f1" % path, shell=True, text=True)


def resolve(host, timeout=5):
    command = "nslookup " + host + " 2>&1"
    # ruleid: python-shell-command-format
    return os.popen(command).read()


async def convert(source, target):
    # ruleid: python-shell-command-format
    process = await asyncio.create_subprocess_shell(
        f"ffmpeg -i {source} {target}",
        stdout=asyncio.subprocess.PIPE,
    )
    return await process.communicate()


class Git:
    def clone(self, url: str, depth: int = 1):
        cmd = "git clone --depth {} {}".format(depth, url)
        # ruleid: python-shell-command-format
        subprocess.run(cmd, shell=True, check=True)

    def pull(self):
        # ok: python-shell-command-format
        subprocess.run(f"git pull && {sys.executable} setup.py", shell=True, check=True)


def compress_list(folder):
    # ok: python-shell-command-format
    subprocess.run(["tar", "czf", "backup.tgz", folder], check=True)


def disk_usage_quoted(path):
    # ok: python-shell-command-format
    return subprocess.check_output(f"du -sh {shlex.quote(path)} | cut -f1", shell=True, text=True)


def build():
    # ok: python-shell-command-format
    os.system(f"docker build -t {IMAGE} .")


def wait(seconds):
    # ok: python-shell-command-format
    os.system("sleep %d" % int(seconds))


def without_shell(name):
    # ok: python-shell-command-format
    subprocess.run(f"/usr/bin/{name}")
