"""Runs `airlock areas` over the labelled hunks and prints precision and recall by area.

usage: measure.py PROGRAM FOLDER-OF-REPOSITORIES [LABELS]
An area that is predicted for a hunk counts as right if it is a label, as neither if it is arguable, else as wrong."""
import collections, json, subprocess, sys
from pathlib import Path

program, folder = sys.argv[1], sys.argv[2]
labels = json.loads(Path(sys.argv[3] if len(sys.argv) > 3 else Path(__file__).with_name("labels.json")).read_text())
right, wrong, missed = collections.Counter(), collections.Counter(), collections.Counter()
for number, hunk in enumerate(labels):
    repository = f"{folder}/{hunk['repository']}"
    commit = hunk["commit"]
    ran = subprocess.run([program, "areas", "-q", "--format", "json", "--diff", f"{commit}^..{commit}", repository],
                         capture_output=True, text=True)
    areas = json.loads(ran.stdout)["areas"] if ran.stdout else []
    if not ran.stdout:
        print(number, hunk["repository"], ran.stderr[:200])
    first, last = hunk["line"] - 25, hunk["line"] + hunk["lines"] + 25
    # A function is named by its first line, which may be far above the hunk: what belongs to the file and begins at or
    # before the hunk's end is looked at, the nearest function only.
    of_file = [area for area in areas if area["location"]["path"] == hunk["path"]]
    here = [area for area in of_file if area["location"]["start"]["line"] <= last]
    heads = [area["location"]["start"]["line"] for area in here if area.get("symbol")]
    nearest = max(heads, default=0)
    predicted = {}
    for area in here:
        line = area["location"]["start"]["line"]
        if line >= first or (area.get("symbol") and line == nearest) or area["kind"] in ("infrastructure", "agent-config", "dependencies"):
            predicted[area["kind"]] = area["reason"]
    for kind, reason in predicted.items():
        if kind in hunk["areas"]:
            right[kind] += 1
        elif kind not in hunk["arguable"]:
            wrong[kind] += 1
            print("wrong ", number, hunk["repository"], commit, hunk["path"], hunk["line"], kind, "|", reason)
    for kind in hunk["areas"]:
        if kind not in predicted:
            missed[kind] += 1
            print("missed", number, hunk["repository"], commit, hunk["path"], hunk["line"], kind)
for kind in sorted(set(right) | set(wrong) | set(missed)):
    print(f"{kind:18} right {right[kind]:3} wrong {wrong[kind]:3} missed {missed[kind]:3}")
r, w, m = sum(right.values()), sum(wrong.values()), sum(missed.values())
print(f"all                right {r:3} wrong {w:3} missed {m:3}  precision {r / max(1, r + w):.2f} recall {r / max(1, r + m):.2f}")
