import asyncio
import os
import subprocess

LIST = "ls -l /srv"


def run(command):
    # ruleid: python-shell-true-variable
    return subprocess.check_output(command, shell=True)


class Step:
    def execute(self):
        # ruleid: python-shell-true-variable
        return subprocess.Popen(self.script, stdout=subprocess.PIPE, shell=True)


def from_config(config):
    # ruleid: python-shell-true-variable
    os.system(config["post_hook"])


async def run_async(command):
    # ruleid: python-shell-true-variable
    return await asyncio.create_subprocess_shell(command)


def run_list(arguments):
    # ok: python-shell-true-variable
    return subprocess.check_output(arguments)


def run_constant():
    # ok: python-shell-true-variable
    subprocess.run(LIST, shell=True, check=True)
    # ok: python-shell-true-variable
    os.system("clear")


def explicit_false(command):
    # ok: python-shell-true-variable
    return subprocess.run(command, shell=False)
