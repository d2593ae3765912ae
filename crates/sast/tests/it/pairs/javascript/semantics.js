import cp, {x as xx} from 'child_process';
import * as cq from 'child_process';
const cr = require('child_process');
const {exec, exec: ex2} = require('child_process');
import {exec as ex3} from 'child_process';
// ruleid: assignment-matches-declarations
const z1 = a1(), z2 = a1();
// ruleid: assignment-matches-declarations
let z3 = a1();
// ruleid: assignment-matches-declarations
x = a1();
var z4 = await a1();
// ruleid: const-is-const, var-is-any-keyword
const z5 = a2();
// ruleid: let-is-let, var-is-any-keyword
let z6 = a2();
// ruleid: var-is-any-keyword
var z7 = a2();
z8 = a2();
// ruleid: const-is-const, var-is-any-keyword
export const z9 = a2();
// ruleid: any-string-is-a-constant
a5("x"); a5(`x`); a5(`x${y}`); a5('a' + 'b');
const KK = "a"; let LL = "b"; var MM = "c"; NN = "d";
// ruleid: any-string-is-a-constant
a5(KK);
// ruleid: any-string-is-a-constant
a5(LL);
// ruleid: any-string-is-a-constant
a5(MM);
// ruleid: any-string-is-a-constant
a5(NN);
// ruleid: any-string-is-a-constant
function fa5() { a5(KK); a5(LL); let q = "1"; a5(q); if (x) { q = 2; } a5(q); }
// ruleid: template-with-a-value
a6(`${y}`); a6(`a${y}b`); a6(`a${y}b${z}`); a6(`abc`);
cp.exec(1);
// ruleid: name-through-imports
cq.exec(1);
// ruleid: name-through-imports
cr.exec(1);
// ruleid: name-through-imports
exec(1);
// ruleid: name-through-imports
ex2(1);
// ruleid: name-through-imports
ex3(1);
require('child_process').exec(1);
// ruleid: name-through-imports
child_process.exec(1);
// ruleid: named-function
function f1() { a8(); }
// ruleid: named-function
async function f2() { a8(); }
// ruleid: anonymous-function
const f3 = () => { a8(); };
// ruleid: anonymous-function
const f4 = function () { a8(); };
// ruleid: anonymous-function, arrow-is-a-function
const f5 = (x) => { a8(); };
// ruleid: anonymous-function, arrow-is-a-function
const f6 = function foo(x) { a8(); };
// ruleid: named-function
class Foo { bar() { a8(); } }
// ruleid: anonymous-function
export default function () { a8(); }
// ruleid: block-without-braces
if (x) a9();
// ruleid: block-without-braces
if (x) { a9(); } else { y; }
if (x) { b(); a9(); }
// ruleid: object-entry
foo({a10: 1, b: 2}); foo({b: 3, a10}); foo({"a10": 1}); foo({a10() {}}); foo({b, [a10]: 1});
// ruleid: destructured-name
const {p, q} = a11;
const {p: pp} = a11;
let {p2} = a11;
({p3} = a11);
const {p4 = 1, ...rest} = a11;
b === a12;
// ruleid: strict-equality-keeps-order
a12 === b;
// ruleid: member
a13.x; a13?.x; a13.x(); a13[x]; 
// ruleid: callback-of-any-kind
a14(1, function () { x; });
// ruleid: callback-of-any-kind
a14(1, function foo(x) { x; });
// ruleid: callback-of-any-kind
a14(1, () => { x; });
// ruleid: callback-of-any-kind
a14(1, async function () { x; });
// ruleid: callback-of-any-kind
a14(1, () => x);
// ruleid: construction-by-any-name
new Foo(a15); new a.b.Foo(a15); new (foo())(a15);
// ruleid: default-import
import A16 from "a16"; import {A16b} from "a16"; import * as A16c from "a16"; import A16d, {A16e} from "a16";
// ruleid: regex-receiver
/x/.a17(1); /x/g.a17(1); y.a17(1);
// ruleid: conditional-argument
a18(x ? 1 : 2); a18((x) ? (1) : 2);
// ruleid: assignment-with-operator
x.innerHTML = 1; x.y.innerHTML = 1; innerHTML = 1; x.innerHTML += 1;
// ruleid: element-with-attribute
y = <div a20={1}>hello</div>;
// ruleid: element-with-attribute
y = <div a20={1} b="2"><b/></div>;
// ruleid: element-of-any-name
y = <div a21={1} b="2"/>;
// ruleid: element-of-any-name
y = <div a21={1} />;
// ruleid: object-method
y = { filename(a, b, c) { x(); } };
// ruleid: object-method
y = { filename: function (a, b, c) { x(); } };
// ruleid: object-method
y = { q: 1, filename(a, b, c) { x(); } };
// ruleid: async-arrow-with-expression
a23(async (x) => y); a23(x => y); a23(async x => { y; });
// ruleid: arrow-with-expression
a24(async (x) => y); a24(x => y); a24(x => { y; });
// ruleid: string-spelling-is-irrelevant
a25("x", 1); a25('x', 1); a25(`x`, 1);
// ruleid: index
q.a26[1]; q.a26.b; a26[1];
// ruleid: any-object
a27({}); a27({a: 1}); a27(x);
// ruleid: await
await a28(); a28();
// ruleid: call-inside-anything
x = a29(); await a29(); return a29();
// ruleid: spread-argument
a30(...q); a30(1, ...q);
// ruleid: last-operand
x || a31; x || y || a31; a31 || x; x ?? a31;
a32(abc); a32("bcd");
// ruleid: regex-is-anchored-at-the-start
a33("a.c"); a33("xa.c"); a33(abc);
// ruleid: regex-on-string-content
a34("a"); a34("b");
// ruleid: comparison-of-constants
a35(11); a35(9); a35("11"); a35(0xff); a35(x); a35(5+6);
// ruleid: metavariable-pattern-negated
a36("x"); a36(x); a36(KK); a36("a" + x); a36(foo("x"));
// ruleid: metavariable-pattern-reaches-inside
a37("x"); a37(x); a37(KK); a37("a" + x); a37(foo("x"));
// ruleid: null-literal, number-by-value, truth-literal, undefined-name
a38(null); a38(undefined); a39(undefined); a39(null); a39(void 0); a40(true); a40(!0); a41(0); a41(0.0); a41(00);
// ruleid: function-declaration
const a42 = function (x) {}; const a42b = (x) => x; function a42(x) {} ; export function a42(){}
function f9() {
  // ruleid: statements-to-the-end-of-the-block
  const a = a43();
  // ruleid: statements-to-the-end-of-the-block
  let b = a43(), c = a43();
  foo();
  d();
}
function f10() {
  x = 1;
  // ruleid: ellipsis-between-statements
  const y = a44();
  z();
  return () => { a44b(); };
}
function f11() {
  // ruleid: ellipsis-between-statements
  a44();
  z(() => { a44b(); });
}
function f12() {
  // ruleid: ellipsis-between-statements
  a44();
  const u = function () { a44b(); };
  const v = a44b();
}
function f13() {
  // ruleid: ellipsis-between-statements
  foo(a44());
  v(a44b());
}
// ruleid: inside-a-function-with-the-parameter
function f14(x) { a45(x); }
// ruleid: inside-a-function-with-the-parameter
function f15(y, x = 1) { a45(x); }
function f16({x}) { a45(x); }
const f17 = (x) => { a45(x); };
// ruleid: inside-a-function-with-the-parameter
class G { m(x) { a45(x); } }
// ruleid: class-with-a-method
class A46 { constructor() {} a46() {} b() {} }
// ruleid: implicit-return
function f18() { return a47; }
// ruleid: implicit-return
const f19 = () => a47;
// ruleid: sum-with-a-string
a48("a" + x); a48("a" + x + y); a48('a' + x); a48(`a${x}`); a48("a" + "b");
