// ruleid: template
send(`hello`);
// ruleid: template
send(`hello ${name}`);
// ok: template
send("hello");
// ruleid: text-before-code
x = `<b>${name}</b>`;
// ok: text-before-code
x = `${name}<b>`;
// ruleid: regex-body
match(/ab+/);
// ok: regex-body
match(/ba+/);
