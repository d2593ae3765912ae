// metrics: cognitive=4 cyclomatic=4 nesting=1 lines=9 parameters=2
const chosen = (a: number, { b }: Options) => {
  for (const item of b) {
    log(item);
  }
  switch (a) {
    case 1: return a ? 1 : 2;
    default: return a ?? b?.c;
  }
};

class Service {
  // metrics: cognitive=0 cyclomatic=1 nesting=0 lines=1 parameters=3 required=1
  constructor(private readonly a: A, b = 1, ...rest: string[]) {}
}

// A module that only holds functions counts apart from them.
// metrics: cognitive=0 cyclomatic=1 nesting=0 lines=7 parameters=0
(function () {
  // metrics: cognitive=1 cyclomatic=2 nesting=1 lines=5 parameters=0
  function inside() {
    if (ready) {
      start();
    }
  }
})();
