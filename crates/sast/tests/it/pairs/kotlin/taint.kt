fun assignments(c: Boolean) {
    val a = source()
    // ruleid: flow
    sink(a)
    var b = "select $a"
    // ruleid: flow
    sink(b)
    b = clean(b)
    // ok: flow
    sink(b)
    val d = if (c) source() else "x"
    // ruleid: flow
    sink(d)
    val e = source() ?: "x"
    // ruleid: flow
    sink(e)
    val (f, g) = source()
    // ruleid: flow
    sink(g)
}

fun control(kind: Int, list: List<String>) {
    var a = "x"
    val w = when (kind) {
        1 -> source()
        else -> "x"
    }
    // ruleid: flow
    sink(w)
    for (item in source()) {
        // ruleid: flow
        sink(item)
    }
    try {
        a = source()
    } catch (e: Exception) {
        // ok: flow
        sink(e)
    }
    // ruleid: flow
    sink(a)
    val b = source()
    list.forEach { x ->
        // ruleid: flow
        sink(b)
    }
    a = "x"
    // ok: flow
    sink(a)
    val c = source()
    val d = when (c) {
        "name", "year" -> c
        else -> "name"
    }
    // ok: flow
    sink(d)
    val e = when (c) {
        "name" -> "name"
        else -> c
    }
    // ruleid: flow
    sink(e)
}
