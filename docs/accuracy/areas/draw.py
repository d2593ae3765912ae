"""Draws changed functions: for each repository, seeded random commits without merges that modify source files; from each, one file and one hunk.
Half of the draws take any hunk; half only hunks whose text speaks of security (a fixed list of words), so that there are positives at all."""
import random, subprocess, re, json, sys
REPOS = "flask dvpwa juice-shop NodeGoat railsgoat WebGoat redmine netbox outline synapse minio traefik jellyfin laravel-framework spring-framework roundcubemail wagtail kafka jenkins etcd prometheus rails".split()
EXT = re.compile(r'\.(py|js|ts|tsx|java|go|cs|php|rb|kt|rs|md|css|yml|yaml|json|tf|html)$')
WORDS = re.compile(r'auth|login|password|token|permission|crypt|cipher|hash|sql|query|open\(|file|http|request|valid|sanitiz|escape|session|docker|deploy', re.I)
def git(repo, *a):
    return subprocess.run(['git', '-C', 'REPOSITORIES/' + repo, *a], capture_output=True, text=True, errors='replace').stdout
out = []
for repo in REPOS:
    rng = random.Random('airlock-areas-1:' + repo)
    commits = git(repo, 'rev-list', '--no-merges', '--max-count=4000', 'HEAD').split()
    rng.shuffle(commits)
    want = {'any': 3, 'words': 3}
    for c in commits:
        if not any(want.values()): break
        files = [l.split('\t')[-1] for l in git(repo, 'diff-tree', '-r', '--no-commit-id', '--name-status', '--diff-filter=M', c).splitlines()]
        files = [f for f in files if EXT.search(f) and not re.search(r'(^|/)(dist|vendor|node_modules|locale|i18n|lang)/|package-lock|\.min\.|CHANGELOG', f)]
        if not files: continue
        f = rng.choice(files)
        d = git(repo, 'diff', '-U3', c + '^', c, '--', f)
        hunks = re.split(r'(?m)^(?=@@ )', d)[1:]
        if not hunks: continue
        i = rng.randrange(len(hunks))
        added = '\n'.join(l for l in hunks[i].splitlines()[1:] if l[:1] in '+-')
        kind = 'words' if want['words'] and WORDS.search(added) and not want['any'] else 'any' if want['any'] else None
        if kind is None: continue
        m = re.match(r'@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@', hunks[i])
        out.append(dict(repo=repo, commit=c[:12], path=f, draw=kind, old=[int(m[1]), int(m[2] or 1)], new=[int(m[3]), int(m[4] or 1)]))
        want[kind] -= 1
json.dump(out, open('drawn.json', 'w'), indent=0)
print(len(out))
