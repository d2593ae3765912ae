function outer() {
  return later
  function later() {
    const x = input()
    // ruleid: taint-behind-return
    run(x)
    // ok: taint-behind-return
    run(y)
  }
}

function settings() {
  const good = {}
  const bad = {}
  bad.secret = "a"
  // ruleid: taint-of-holder
  use(bad)
  // ok: taint-of-holder
  use(good)
}
