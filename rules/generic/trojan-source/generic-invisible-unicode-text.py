"""Texts that hold more than a reader sees."""

# ruleid: generic-invisible-unicode-text
GREETING = "Hello󠁡󠀠󠁨󠁩󠁤󠁤󠁥󠁮󠀠󠁴󠁥󠁸󠁴"


def total(items):
    # ruleid: generic-invisible-unicode-text
    # Adds the prices.󠁡󠁮󠁯󠁴󠁨󠁥󠁲󠀠󠁨󠁩󠁤󠁤󠁥󠁮󠀠󠁴󠁥󠁸󠁴
    return sum(item.price for item in items)


# ruleid: generic-invisible-unicode-text
PAYLOAD = decode("x󠅨󠅥󠅬󠅬󠅯")

# ruleid: generic-invisible-unicode-text
SMALL = "️︎️"

# ok: generic-invisible-unicode-text
FLAG = "🏴󠁧󠁢󠁥󠁮󠁧󠁿"

# ok: generic-invisible-unicode-text
HEART = "❤️"

# ok: generic-invisible-unicode-text
FAMILY = "👨‍👩‍👧"

# ok: generic-invisible-unicode-text
ESCAPED = "\U000e0041\ufe0f\ufe0f\ufe0f"

# ok: generic-invisible-unicode-text
KANJI = "葛󠄀"

# ok: generic-invisible-unicode-text
JOINED_FLAG = "🏴‍󠁧‍󠁢‍󠁥‍󠁮‍󠁧‍󠁿"

# ruleid: generic-invisible-unicode-text
UNDER_A_FLAG = "🏴󠁯󠁢󠁥󠁹󠀠󠁴󠁨󠁩󠁳"

# ruleid: generic-invisible-unicode-text
BEHIND_A_FLAG = "🏴󠁧󠁢󠁥󠁮󠁧󠁿󠁯󠁢󠁥󠁹"

# ruleid: generic-invisible-unicode-text
BEHIND_A_JOINER = "a‍󠁯󠁢󠁥󠁹"
