function first(a) {
  check(a);
  // ok: same-name-elsewhere
  use(a);
}
function second(a) {
  // ruleid: same-name-elsewhere
  use(a);
}
each(() => {
  file = open();
  // ruleid: statement-in-callback
  read(file);
});
// ok: statement-in-callback
read(file);

// ruleid: deep-not-in-callback
run(1 + open());
// ok: deep-not-in-callback
run(() => { open(); });

// ruleid: later-in-callback
start();
each(() => { stop(); });
