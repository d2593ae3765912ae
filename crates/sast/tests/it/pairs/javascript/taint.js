function assignments(c) {
  let a = source();
  // ruleid: flow
  sink(a);
  const b = `select ${a}`;
  // ruleid: flow
  sink(b);
  a = clean(a);
  // ok: flow
  sink(a);
  let d;
  d = c ? source() : "x";
  // ruleid: flow
  sink(d);
  d ||= "x";
  // ruleid: flow
  sink(d);
  d = null;
  // ok: flow
  sink(d);
}

function patterns() {
  const { name, age: years, ...rest } = source();
  // ruleid: flow
  sink(name);
  // ruleid: flow
  sink(years);
  // ruleid: flow
  sink(rest);
  const [first, second] = [source(), "x"];
  // ruleid: flow
  sink(first);
  // ok: flow
  sink(second);
  const object = { a: source(), b: "x" };
  // ruleid: flow
  sink(object.a);
  // ruleid: flow
  sink(object["a"]);
  // ok: flow
  sink(object.b);
  const { b } = object;
  // ok: flow
  sink(b);
}

function callbacks(app, list) {
  app.get("/", (req, res) => {
    const q = source(req);
    // ruleid: flow
    sink(q);
  });
  let seen = "x";
  list.forEach((item) => {
    seen = source();
  });
  // ruleid: flow
  sink(seen);
  const outer = source();
  list.map(function (item) {
    return item.then(async () => {
      // ruleid: flow
      await sink(outer);
    });
  });
  const handler = {
    run() {
      // ruleid: flow
      sink(outer);
    },
  };
}

async function control(kind) {
  let a = "x";
  switch (kind) {
    case 1:
      a = await source();
    case 2:
      // ruleid: flow
      sink(a);
      break;
    default:
      // ok: flow
      sink(a);
  }
  outer: for (let i = 0; i < 3; i++) {
    for (const x of source()) {
      // ruleid: flow
      sink(x);
      continue outer;
      // ok: flow
      sink(x);
    }
  }
  try {
    a = source();
    throw new Error(a);
  } catch (e) {
    // ruleid: flow
    sink(a);
  } finally {
    a = "x";
  }
  // ok: flow
  sink(a);
  do {
    // ruleid: flow
    sink(a);
    a = source();
  } while (kind);
}

class Store {
  field = "x";

  constructor(value) {
    this.value = source(value);
    // ruleid: flow
    sink(this.value);
    // ok: flow
    sink(this.field);
  }
}

const shared = source();

export const use = () => {
  // ruleid: flow
  sink(shared);
};
