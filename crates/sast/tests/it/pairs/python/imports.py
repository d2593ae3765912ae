def early():
    # ok: use-of-import
    till.pay(1)


# ruleid: import-of-package
import shop
# ruleid: import-of-package, import-of-name
from shop import cart
# ruleid: import-of-package, import-of-name, import-with-alias
from shop import cart as basket
# ruleid: import-of-package, import-of-name
import shop.cart.totals
# ok: import-of-package, import-of-name
import shopping
# ruleid: import-of-package
import shop as till

# ruleid: use-of-import
till.pay(1)
# ruleid: name-of-call
till.refund(2)
# ok: name-of-call
till.void(2)


def other(till):
    # ok: use-of-import
    till.pay(1)


if closed:
    import bank as till

    # ok: use-of-import
    till.pay(1)
