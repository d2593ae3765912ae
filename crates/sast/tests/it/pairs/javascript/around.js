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
  // ruleid: no-parameter
  if (check(x) === 0) {
    // ruleid: no-parameter
    return x
  }
  return null
}
// ok: anywhere-in-a-statement
function two(x) {
  // ruleid: no-parameter
  if (x === 0) {
    // ruleid: no-parameter
    return x
  }
  return null
}
function three(
  // ok: no-parameter
  q
) {
  // ruleid: no-parameter
  return q
}
