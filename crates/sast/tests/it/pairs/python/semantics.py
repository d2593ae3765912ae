from requests import get
import q34.a as qa
from q34 import a
# ruleid: not-takes-the-same-range
q1bar(q1foo(1))
# ruleid: not-takes-the-same-range
q1foo(q1bar(1))
# ruleid: patterns-keep-the-smaller-range
q2foo(q2baz)
# ruleid: any-string-is-a-constant
q3("abc")
# ruleid: any-string-is-a-constant
q3(f"abc")
q3(f"abc{x}")
# ruleid: any-string-is-a-constant
q3("a" "b")
# ruleid: any-string-is-a-constant, nested-sums
q3("a" + "b")
K = "x"
# ruleid: any-string-is-a-constant
q3(K)
def g():
    # ruleid: any-string-is-a-constant
    q3(K)
    v = "1"
    # ruleid: any-string-is-a-constant
    q3(v)
    v = foo()
    q3(v)
# ruleid: nested-sums
q3("a" + x)
# ruleid: any-string-is-a-constant
q3(b"a")
q3("a" "b" % 3)
q3("a %s" % 3)
# ruleid: any-string-is-a-constant, nested-sums
q3(K + "b")
# ruleid: metavariables-match-imported-names
get(q4)
# ruleid: metavariables-match-imported-names
x.get(q4)
len(q4)
# ruleid: function-body-is-exact
def a():
    q5return(1)
def b():
    x()
    q5return(1)
def c():
    q5return(1)
    x()
# ruleid: if-body-is-exact
if x:
    q5b()
if x:
    q5b()
    x()
if x:
    y()
    q5b()
# ruleid: if-body-is-exact
if x:
    q5b()
else:
    z()
def d():
    # ruleid: ellipsis-between-statements
    q6foo()
    # ruleid: return-of-a-value, return-of-anything
    return q6bar(1)
def d():
    # ruleid: ellipsis-between-statements
    q6foo()
    x = q6bar(1)
def d():
    # ruleid: ellipsis-between-statements
    q6foo()
    if x:
        q6bar(1)
def d():
    x = q6foo()
    if q6bar(1):
        y
def d():
    if q6foo():
        x
    q6bar(2)
def d():
    q6foo()
    for i in q6bar(1):
        y
def d():
    if x:
        q6foo()
    q6bar(1)
def d():
    # ruleid: ellipsis-between-statements
    q6foo()
    q6bar(1)
    q6bar(2)
# ruleid: metavariable-pattern-reaches-inside
q8(inner(1))
# ruleid: metavariable-pattern-reaches-inside
q8(outer(inner(1)))
q8(x)
# ruleid: equality-keeps-order
q9a == q9b
q9b == q9a
# ruleid: conjunction-keeps-order
q9a and q9b
q9b and q9a
# ruleid: nested-sums, sum-keeps-order
q9a + q9b
# ruleid: nested-sums
q9b + q9a
q9b != q9a
q9b and z and q9a
# ruleid: decorated-function
@deco
def q10(x):
    pass
# ruleid: keyword-argument-alone, last-argument-by-keyword
q11(a=1)
# ruleid: keyword-arguments-in-any-order
q11(a=1, b=2)
# ruleid: keyword-arguments-in-any-order, last-argument-by-keyword
q11(b=2, a=1)
# ruleid: each-positional-argument, positional-argument-alone
q11(1)
# ruleid: each-positional-argument
q11(1, 2)
# ruleid: each-positional-argument, positional-then-keyword
q11(1, b=2)
# ruleid: each-positional-argument
q11(x, y, b=2, c=3)
def r():
    # ruleid: bare-return, return-of-anything
    return
def r():
    # ruleid: return-of-a-value, return-of-anything
    return 1
# ruleid: class-with-any-parents
class A(B):
    x = 1
# ruleid: class-with-any-parents
class A:
    x = 1
q14(1, skip)
q14(
  1,
  skip)
# ruleid: not-regex-takes-overlaps
q14(1) # skip
# ruleid: assignment-in-every-form
x: int = q15
# ruleid: assignment-in-every-form
x = q15
# ruleid: assignment-in-every-form
x = y = q15
# ruleid: assignment-in-every-form
x, y = q15
# ruleid: assignment-in-every-form
self.x = q15
# ruleid: assignment-in-every-form
x[1] = q15
f(x=q15)
def z(x=q15): pass
# ruleid: assignment-in-every-form
if x := q15: pass
x += q15
# ruleid: with-item-among-others
with q16() as f:
    x()
# ruleid: with-item-among-others
with q16() as f, q17() as g:
    x()
# ruleid: with-item-among-others
with y() as x, q16() as f:
    x()
# ruleid: if-also-as-elif
if q17:
    x
if x:
    y
# ruleid: if-also-as-elif
elif q17:
    y
# ruleid: if-also-as-elif
if q17:
    x
else:
    y
# ruleid: except-with-a-type
try:
    x
except E:
    q19()
try:
    x
except E as e:
    q19()
# ruleid: except-without-a-type
try:
    x
except:
    q19()
try:
    x
except E:
    q19()
finally:
    x
# ruleid: except-with-a-type
try:
    x
except E:
    y
except F:
    q19()
# ruleid: nested-sums, nested-sums-by-operand
a + b + q23 + q23
# ruleid: each-argument-with-its-message, one-finding-for-one-message
q24(1, 2, 2)
# ruleid: deep-expression, nested-sums
q25(a + b)
# ruleid: focus
q26(a)
# ruleid: string-content
q27("abc")
# ruleid: string-content
q27(f"abc")
# ruleid: string-content
q27("")
# ruleid: string-content
q27(b"abc")
# ruleid: string-content
q27("a" "b")
# ruleid: string-content
q27(K)
# ruleid: open-dictionary
q28({"b": 1, "a": 1})
# ruleid: open-dictionary
q28({"a": 1, "b": 1})
q29({"b": 1, "a": 1})
q29({"a": 1, "b": 1})
# ruleid: closed-dictionary
q29({"a": 1})
q30([1, 2])
# ruleid: list-keeps-order
q30([2, 1])
# ruleid: chain-of-members
q31.foo()
# ruleid: chain-of-members
q31.a.foo()
# ruleid: chain-of-members
q31.a().b(1).foo()
q31[1].foo()
q31().x.foo()
# ruleid: string-spelling-is-irrelevant
q32('abc')
# ruleid: string-spelling-is-irrelevant
q32(b'abc')
# ruleid: string-spelling-is-irrelevant
q32(r'abc')
# ruleid: string-spelling-is-irrelevant
q32(f'abc')
# ruleid: string-spelling-is-irrelevant
q32("""abc""")
# ruleid: string-spelling-is-irrelevant
q32("a" "bc")
# ruleid: name-as-an-expression
q33 = 1
# ruleid: name-as-an-expression
q33.x
x.q33
x(q33=1)
import q33
def q33(): pass
def f(q33): pass
# ruleid: name-as-an-expression
del q33
# ruleid: name-through-imports
a.b(1)
# ruleid: name-through-imports
qa.b(1)
# ruleid: name-through-imports
q34.a.b(1)
a.b.c(1)
q35("abc")
# ruleid: interpolated-string
q36(f"abc{x}")
# ruleid: interpolated-string
q36(f"abc{x}{y} d")
q36("abc")
# ruleid: interpolated-string, nested-sums
q36(f"abc{x + 1}")
# ruleid: string-by-regex
q37("abc")
q37(f"abc{x}")
q37("cab")
