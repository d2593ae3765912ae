"""A file as git leaves it after a conflict."""


def allowed(user):
# ruleid: generic-merge-conflict-marker
<<<<<<< HEAD
    return user.is_admin
=======
    return True
>>>>>>> feature/open-api


# ruleid: generic-merge-conflict-marker
<<<<<<< Updated upstream
LIMIT = 10
=======
LIMIT = 100
>>>>>>> Stashed changes


# ruleid: generic-merge-conflict-marker
<<<<<<< HEAD
RATE = 1
||||||| 1f3c9aa
RATE = 2
=======
RATE = 3
>>>>>>> 9d2e410 (raise the rate)


# ok: generic-merge-conflict-marker
HEADING = """
Title
=======
Text
"""

# ok: generic-merge-conflict-marker
SHIFTED = 1 << 7

# ok: generic-merge-conflict-marker
QUOTED = """
    <<<<<<< HEAD
    =======
    >>>>>>> other
"""

# ok: generic-merge-conflict-marker
ARROWS = """
<<<<<<< only an ornament
"""

# ok: generic-merge-conflict-marker
SCRIPT = r"""
cat >expected <<EOF
<<<<<<< HEAD
ours
=======
theirs
>>>>>>> topic
EOF
"""
