package p;
import java.util.Random;
// ruleid: import-below-a-package
import javax.net.ssl.Foo;
import static a.b.c.*;
// ruleid: class-with-a-parent, class-with-any-parents
@Foo class A extends Base {
  // ruleid: assignment-expression, assignment-statement, declaration-of-any-type, declaration-with-a-type
  private static final String X = a1();
  final String Y = "abc";
  // ruleid: modifiers-among-others
  private static final String Z = "abc";
  String W = "abc";
  // ruleid: sum-with-a-typed-operand
  static final String Q = "x" + Y;
  // ruleid: annotated-parameter, annotation-with-any-arguments, method-by-name, parameter-of-a-type, statement-in-a-method
  @Bar("x") public void a9(@RequestParam String x, int n) throws Exception {
    // ruleid: assignment-expression, assignment-statement, declaration-of-any-type, declaration-with-a-type
    String s = a1();
    // ruleid: assignment-expression, assignment-statement, declaration-of-any-type, declaration-with-a-type
    final String t = a1();
    // ruleid: assignment-expression, assignment-statement, declaration-of-any-type
    var u = a1();
    // ruleid: assignment-expression, assignment-statement
    s = a1();
    // ruleid: integer-argument
    int i = 3; a6(i); a6(n); a6(3); a6(s); a6(s.length());
    // ruleid: receiver-of-a-type
    s.foo(); x.foo(); W.foo(); this.W.foo(); y().foo(); "a".foo();
    // ruleid: any-string-is-a-constant, sum-with-a-typed-operand
    a5(Y); a5(Z); a5(W); a5(Q); a5(s); a5("a" + "b"); a5("x" + s);
    // ruleid: name-through-imports
    Random.foo(); java.util.Random.foo();
    // ruleid: construction, diamond
    new Foo(1); new Foo<A>(1); new Foo<>(1); new x.Foo(1); new Foo(1) { };
    // ruleid: array-element
    String[] arr = new String[] {"a", b, "c"}; String[] arr2 = {"a", b};
    // ruleid: resource-of-a-type
    try (a18 r = foo()) { x(); }
    try (a18 r = foo(); Bar b = c) { x(); }
    // ruleid: resource-of-a-type
    try (a18 r = foo()) { x(); } catch (Exception e) { }
    if (z) { a19(); }
    try { x(); } catch (Exception e) { }
    try { x(); } catch (IOException | Exception e) { }
    // ruleid: handler-among-others
    try { x(); } catch (a21 e) { y(); } catch (Exception f) { g(); }
    try { x(); } catch (Exception f) { g(); } catch (a21 e) { y(); } finally { z(); }
    // ruleid: chain-of-calls
    Foo.a22().x().y(1).b(false); Foo.a22().b(false); Foo.a22().b(true);
    // ruleid: sum-argument
    a23(a + b + c); a23((a + b)); a23(a);
    for (String q : a24) { x(); }
    for (final String q : a24) x();
    // ruleid: cast
    y = (String) a25;
    // ruleid: call-on-a-receiver
    x.a26(1); this.a26(1); a26(1); x.y.a26(1); foo().a26(1);
    // ruleid: call-without-a-receiver
    x.a27(1); this.a27(1); a27(1);
    // ruleid: class-literal
    a28(String.class);
    // ruleid: return-of-anything
    if (x.a32()) return 1;
    // ruleid: return-of-anything
    if (x.a32()) { return 1; }
    // ruleid: return-of-anything
    if (x.a32()) { return; }
    // ruleid: lambda-in-every-form
    foo(z -> a35); foo((z) -> a35); foo((String z) -> { return a35; });
    // ruleid: field-of-this
    this.a36 = 1; a36 = 2;
    // ruleid: type-through-imports
    Random rr = null; rr.a39();
    // ruleid: receiver-by-construction
    Foo ff = new Foo(); ff.a38(); new Foo().a38(); gg.a38();
    // ruleid: sum-with-a-string-last, sum-with-a-typed-operand
    y = s + 1; y = "a" + 1; y = 1 + s; y = x + s; y = s + x + "a41";
  }
  // ruleid: receiver-by-construction, statement-in-a-method
  void m2(Foo gg) { gg.a38(); a19(); }
  // ruleid: modifier-and-body
  public int m3() { return a29; }
  // ruleid: modifier-and-body
  @Override public int m4() throws E { return a29; }
  int m5() { return a29; }
  A() { a19(); }
  // ruleid: block-without-braces
  void m6() { if (!x.a33()) { return; } foo(); }
  // ruleid: block-without-braces
  void m7() { if (!x.a33()) return; foo(); }
  // ruleid: annotation-with-any-arguments, method-with-an-annotation
  @Bar(value = "x") void m8() {}
  // ruleid: annotation-with-any-arguments
  @Bar(value = "x", q = 1) void m8() {}
  // ruleid: annotation-with-any-arguments
  @Foo @Bar void m9() {}
  @p.Foo void m10(String... xs) {}
}
interface I { void a9(); String q(String x); }
