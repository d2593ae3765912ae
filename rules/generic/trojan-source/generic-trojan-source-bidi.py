"""Code that an editor shows in another order than Python reads it."""

# ruleid: generic-trojan-source-bidi
ACCESS = "user‮ ⁦# only admins may pass⁩ ⁦"


def transfer(account, amount):
    # ruleid: generic-trojan-source-bidi
    """Move money. ⁧""" ;return
    account.move(amount)


# ruleid: generic-trojan-source-bidi
# allowed ‪nimda‬ from here on
LIMIT = 10

# ok: generic-trojan-source-bidi
ESCAPED = "\u202e"

# ok: generic-trojan-source-bidi
HEBREW = "שלום עולם"

# ok: generic-trojan-source-bidi
ARABIC = "مرحبا"

# ok: generic-trojan-source-bidi
MARKED = "price:‎ 10"
