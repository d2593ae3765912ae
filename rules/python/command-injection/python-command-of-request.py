import asyncio
import os
import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.route("/ping")
def ping():
    # ruleid: python-command-of-request
    os.system("ping -c 1 " + request.args.get("host"))
    return "done"


@app.post("/archive")
def archive():
    folder = request.form["folder"]
    # ruleid: python-command-of-request
    subprocess.run(f"tar czf /tmp/out.tgz {folder}", shell=True, check=True)
    return "done"


class Lookup:
    def post(self):
        domain = self.request.POST.get("domain", "")
        if domain:
            # ruleid: python-command-of-request
            return os.popen("nslookup %s" % domain).read()


async def convert(request):
    data = await request.post()
    # ruleid: python-command-of-request
    process = await asyncio.create_subprocess_shell(f"convert {data['name']} out.png")
    await process.wait()


@app.route("/safe-ping")
def safe_ping():
    host = request.args["host"]
    # ok: python-command-of-request
    subprocess.run(["ping", "-c", "1", "--", host], check=True)
    return "done"


@app.post("/quoted")
def quoted():
    folder = request.form["folder"]
    # ok: python-command-of-request
    subprocess.run(f"tar czf - {shlex.quote(folder)} | wc -c", shell=True, check=True)
    # ok: python-command-of-request
    os.system("ls " + shlex.quote(request.form["folder"]))
    return "done"


@app.post("/service")
def service():
    action = request.form["action"]
    if action not in ("start", "stop"):
        return "no", 400
    # ok: python-command-of-request
    os.system(f"systemctl {action} app")
    return "done"


@app.post("/count")
def count():
    number = int(request.form["number"])
    # ok: python-command-of-request
    os.system(f"seq {number}")
    return "done"


@app.post("/run")
def run():
    data = request.get_json()
    command = data.get("command", "")
    # ruleid: python-command-of-request
    return subprocess.check_output(command, shell=True)


@app.post("/chain")
def chain():
    options = {"name": request.form["name"].strip(), "flags": "-v"}
    parts = ["convert", options["flags"]]
    if options["name"]:
        parts = parts + [options["name"]]
    line = " ".join(parts)
    # ruleid: python-command-of-request
    os.system(line)
    # ok: python-command-of-request
    os.system("convert " + options["flags"])
    line = "uptime"
    # ok: python-command-of-request
    os.system(line)
    return "done"


COMMANDS = {"up": "uptime", "who": "who"}


@app.post("/table")
def table():
    # ok: python-command-of-request
    os.system(COMMANDS[request.form["what"]])
    # ok: python-command-of-request
    os.system("who" if request.form["what"] == "who" else "uptime")
    return "done"
