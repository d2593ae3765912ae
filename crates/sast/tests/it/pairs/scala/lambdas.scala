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
