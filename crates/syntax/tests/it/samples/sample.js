import fs, { readFile as read } from "fs";
const { exec } = require('child_process');
app.get('/run', async (req, res) => {
  let cmd = `ls ${req.query.dir} -l`, none;
  exec(cmd, err => res.send({ err, ok: !err }));
  this.count += 1;
  if (a?.b === null) { new Foo(1, ...rest); } else return x ? y : -z;
});
class A extends B { static run() { return /re/g; } }
