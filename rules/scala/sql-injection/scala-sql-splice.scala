object Users {
  // ruleid: scala-sql-splice
  def find(name: String) = sql"SELECT * FROM users WHERE name = '#$name'".as[User]
  // ruleid: scala-sql-splice
  def anorm(name: String) = SQL(s"SELECT * FROM users WHERE name = '$name'").as(user.*)
  // ruleid: scala-sql-splice
  def jdbc(id: Int) = statement.executeQuery(s"SELECT * FROM users WHERE id = ${id}")
  // ok: scala-sql-splice
  def bound(name: String) = sql"SELECT * FROM users WHERE name = $name".as[User]
  // ok: scala-sql-splice
  def table(name: String) = sql"SELECT count(*) FROM #$name".as[Int]
  // ok: scala-sql-splice
  def param(name: String) = SQL("SELECT * FROM users WHERE name = {name}").on("name" -> name)
}
