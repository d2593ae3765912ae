object A {
  def one() = Action { implicit request: Request[AnyContent] =>
    // ruleid: typed-parameter
    val b = request.body
    // ok: typed-parameter
    val c = other.body
    Ok(b)
  }
  def two() = Action { request =>
    // ok: typed-parameter
    request.body
  }
}
// ruleid: any-declaration
class B {
  val name = "b"
  def f() = name
}
// ruleid: any-declaration
class C {
  var name = "c"
}
// ok: any-declaration
class D {
  val name = make()
}
