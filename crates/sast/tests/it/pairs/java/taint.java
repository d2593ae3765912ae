import java.util.List;

class Taint {
  private final String fixed = "x";
  private String field;

  void assignments(boolean c) {
    String a = source();
    // ruleid: flow
    sink(a);
    String b = "select " + a;
    // ruleid: flow
    sink(b);
    b = clean(b);
    // ok: flow
    sink(b);
    String d = c ? "x" : source();
    // ruleid: flow
    sink(d);
    d = (String) source();
    // ruleid: flow
    sink(d);
    field = source();
    // ruleid: flow
    sink(this.field);
    this.field = "x";
    // ok: flow
    sink(field);
    // ok: flow
    sink(fixed);
  }

  void properties(User user) {
    user.setName(source());
    // ruleid: flow
    sink(user.getName());
    // ok: flow
    sink(user.getAge());
  }

  void control(int kind, List<String> list) {
    String a = "x";
    switch (kind) {
      case 1:
        a = source();
        break;
      default:
        // ok: flow
        sink(a);
    }
    // ruleid: flow
    sink(a);
    String e = switch (kind) {
      case 1 -> source();
      default -> "x";
    };
    // ruleid: flow
    sink(e);
    for (String item : source()) {
      // ruleid: flow
      sink(item);
    }
    try (Reader reader = new Reader(source())) {
      // ruleid: flow
      sink(reader);
    } catch (IOException ex) {
      // ok: flow
      sink(ex);
      return;
    } finally {
      a = "x";
    }
    // ok: flow
    sink(a);
    list.forEach(x -> {
      String inner = source(x);
      // ruleid: flow
      sink(inner);
    });
    Object o = source();
    if (o instanceof String text) {
      // ruleid: flow
      sink(text);
    }
    String[] parts = {source(), "x"};
    // ruleid: flow
    sink(parts[0]);
    synchronized (this) {
      parts = null;
    }
    // ok: flow
    sink(parts);
    new Thread() {
      public void run() {
        // ruleid: flow
        sink(o);
      }
    }.start();
  }
}
