// ok: imported-in-any-way
readFile(before)
const { readFile } = require('fs/promises')

function f(name) {
  // ruleid: imported-in-any-way
  readFile(name)
}
