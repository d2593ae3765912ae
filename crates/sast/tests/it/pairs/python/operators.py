from k27 import a, b as c
from k27.x import q
# ruleid: import-of-a-module
import k28
# ruleid: import-of-a-module
import k28 as kk
# ruleid: import-of-a-module
import os, k28
# ruleid: regex-on-string-content
k1("abc"); k1("acc")
# ruleid: regex-only-on-strings
k2("abc")
k2(bbb)
# ruleid: string-in-another-language
k3("foo(1)")
k3("bar(1)")
# ruleid: comparison-of-constants
k4(11)
k4(9)
k4("11")
C = 12
# ruleid: comparison-of-constants
k4(C)
k5(1234)
k5("abc")
k5("ab")
# ruleid: focus-on-either
k6(aa, bb)
# ruleid: regex-over-text
x = "k7_foo"
def f():
    # ruleid: regex-inside-a-pattern
    k8_a
k8_b
def g():
    # ruleid: ellipsis-into-nested-blocks
    k9(1)
    x = 1
    if y:
        k9b(2)
def g2():
    with x:
        # ruleid: ellipsis-into-nested-blocks
        k9()
        try:
            k9b()
        except:
            k9b()
# ruleid: rest-of-arguments
k10(1, 2, x)
# ruleid: rest-of-arguments
k10(x)
k10(1)
# ruleid: same-code-whatever-its-layout
k11(a.b, a . b)
k11(a, b)
# ruleid: same-code-whatever-its-layout
k11("a", 'a')
# ruleid: loop-variable
for i in q:
    z()
    k12(i)
# ruleid: loop-variable
for i in q:
    if i:
        k12(i)
for i in q:
    k12(j)
# ruleid: open-loop-body
while True:
    x()
    k13()
# ruleid: open-loop-body
while True:
    k13()
    x()
while 1:
    k13()
# ruleid: decorator-with-or-without-arguments
@k14
def h(): pass
# ruleid: decorator-with-or-without-arguments
@k14()
def h(): pass
# ruleid: decorator-with-or-without-arguments
@x
@k14
def h(): pass
# ruleid: first-parent
class A(k15): pass
class A(x, k15): pass
# ruleid: first-parent
class A(k15, x): pass
k16[1]
k16[1:2]
k16[1, 2]
# ruleid: lambda
lambda x: k17
lambda: k17
lambda x, y: k17
# ruleid: list-comprehension
[k18(x) for x in y]
[k18(x) for x in y if x]
[k18(x) for z in y]
(k18(x) for x in y)
# ruleid: negation
k19(not x)
# ruleid: negative-number
k20(-1)
# ruleid: negative-number
k20(- 1)
def r():
    raise k21
def r():
    # ruleid: raise
    raise k21(1)
def r():
    # ruleid: raise
    raise k21(1) from e
# ruleid: assertion
assert k22
# ruleid: assertion
assert k22, "x"
# ruleid: if-with-else
if x:
    k23()
else:
    z()
if x:
    k23()
# ruleid: annotated-assignment
k24: int = 3
k24 = 3
# ruleid: typed-parameter
def p(a: k25): pass
# ruleid: typed-parameter
def p(a: k25 = 1): pass
# ruleid: parameter-with-a-default
def p(a, b=[]): k26()
# ruleid: parameter-with-a-default
def p(a, b=[], c=3): k26()
# ruleid: several-targets
a, b = k29()
# ruleid: several-targets
(a, b) = k29()
a = k29()
# ruleid: member-of-a-call
k30().foo
# ruleid: member-of-a-call
k30(1, 2).foo()
# ruleid: regex-on-a-callee
abc(k31)
bac(k31)
# ruleid: regex-on-a-callee
a.b(k31)
class Z:
    def m(self):
        # ruleid: inside-two-definitions
        k32()
def m():
    k32()
if x:
    k33(x)
if y:
    # ruleid: not-inside-the-same-condition
    k33(x)
k34(1)
# ruleid: either-and-not
k34(2)
k34b("x")
# ruleid: either-and-not
k34b(1)
k35(1)
# ruleid: pairs-of-arguments
k35(1, 2)
# ruleid: any-further-arguments
print(k36)
# ruleid: any-further-arguments
print(k36, 1)
# ruleid: spread-argument
k37(*x)
k37(x)
# ruleid: one-argument
k38(*x)
# ruleid: one-argument
k38(**x)
# ruleid: one-argument
k38(x)
# ruleid: one-argument
k38(x for x in y)
with open(k39) as f: pass
# ruleid: assignment-is-no-with
f = open(k39)
# ruleid: finally
try:
    x()
finally:
    k40()
# ruleid: finally
try:
    x()
except E:
    y()
finally:
    k40()
# ruleid: tuple
(k41, 1)
foo(k41, 1)
# ruleid: tuple
z = k41, 1
# ruleid: method-of-a-call
k42(1).foo(2)
k42(1).foo
# ruleid: keyword-with-any-value
k43(x=1)
k43(x=1, y=2)
# ruleid: if-with-an-open-body
if not x:
    k44()
# ruleid: if-with-an-open-body
if not x:
    if y:
        k44()
# ruleid: statements-that-follow-each-other
k45()
k45b()
k45()
x()
k45b()
