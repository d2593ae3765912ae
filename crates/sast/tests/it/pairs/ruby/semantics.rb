# ruleid: interpolated-argument
r1("a#{b}")
r1("a")
# ruleid: hash-argument
r2(1, a: true)
# ruleid: hash-argument
r2 b: 1, a: true
# ruleid: call-without-parentheses
r3 1
# ruleid: call-without-parentheses
r3(1)
r3 1, 2
# ruleid: class-with-a-parent
class A < R4
  # ruleid: method-body
  def x(y)
    z
    r5
    w
  end
end
class B < Q
  # ruleid: method-body
  def x
    r5
  end
end
def m
  # ruleid: sequence
  v = r6
  w
  r7(v)
end
def n
  # ruleid: sequence
  v = r6
  if v
    r7 v
  end
end
# ruleid: constant-string
r8 'a'
r8("a#{b}")
# ruleid: scoped-constant
A::B.r9
B.r9
