const a = require("one")
const b = require("three")

// ruleid: alternatives-around
a.send(x)
// ok: alternatives-around
b.send(x)

// ruleid: open-object
use({ a: 1 })
use(() => {
  // ok: open-object
  work()
})

// ruleid: anywhere-in-a-statement
function one(x) {
  if (check(x) === 0) {
    return x
  }
  return null
}
// ok: anywhere-in-a-statement
function two(x) {
  if (x === 0) {
    return x
  }
  return null
}
