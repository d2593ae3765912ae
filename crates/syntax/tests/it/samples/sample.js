import fs, { readFile as read } from "fs";
const { exec } = require('child_process');
app.get('/run', async (req, res) => {
  let cmd = `ls ${req.query.dir} -l`, none;
  exec(cmd, err => res.send({ err, ok: !err }));
  this.count += 1;
  if (a?.b === null) { new Foo(1, ...rest); } else return x ? y : -z;
});
class A extends B { static run() { return /re/g; } }
try { f(); } catch ({ code }) { throw code; } finally { g(); }
for (const [k, v] of Object.entries(o)) { a[k] = `x`; }
for (let i = 0; i < n; i++) continue;
switch (x) { case 'a': f(); break; default: g(); }
import * as ns from "ns";
export const h = function named(a = 1, { b, c: d = 2 }, ...e) { return await a?.[0]?.(b); };
export { h as default } from './h';
const el = <a href={u} onClick={() => f()} {...p}>hi {name}</a>;
do { x = typeof y; } while (x instanceof Foo);
sql`SELECT ${id}`;
label: delete o.p;
