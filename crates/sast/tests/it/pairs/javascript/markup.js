// ruleid: only-child
x = <b>hello</b>;
// ok: only-child
x = <b>hello {name}</b>;
// ruleid: any-value
x = <a href={link} />;
// ok: any-value
x = <a name="x" />;
// ruleid: any-loop
for (const a of b) { run(a); }
// ruleid: any-loop
for (let i = 0; i < 3; i++) { run(i); }
