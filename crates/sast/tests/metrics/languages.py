# metrics: cognitive=11 cyclomatic=9 nesting=3 lines=15 parameters=2 required=1
def branches(self_like, other=1):
    """What is said about a function
    is no code of it."""
    if self_like and other:
        return 1
    elif other:
        for item in other:
            # A comment is none either.
            while item:
                break

            else:
                return 2
    else:
        return 3
    try:
        return [x for x in other if x]
    except ValueError:
        raise


class Holder:
    # metrics: cognitive=0 cyclomatic=1 nesting=0 lines=2 parameters=4 required=1
    def method(self, a, *rest, b=None, **named):
        return a

    # metrics: cognitive=1 cyclomatic=1 nesting=0 lines=2 parameters=1
    def again(self, value):
        return self.again(value)


# A function that only holds another counts apart from it.
# metrics: cognitive=0 cyclomatic=1 nesting=0 lines=5 parameters=1
def decorator(function):
    # metrics: cognitive=1 cyclomatic=2 nesting=1 lines=3 parameters=1
    def inside(value):
        if value:
            return function(value)
    return inside


# metrics: cognitive=3 cyclomatic=3 nesting=1 lines=7 parameters=1
def mixed(value):
    def inside(other):
        if other:
            return other
    if value:
        return inside(value)
    return None


# metrics: cognitive=3 cyclomatic=5 nesting=1 lines=10 parameters=1
def matched(value):
    match value:
        case 1:
            return "one"
        case 2 | 3:
            return "few"
        case _ if value:
            return "many"
        case _:
            return value if False else None
