package a.b
import java.io.File
import scala.util.{Try => T, Random}
class Users(db: Db, n: Int = 1) extends Base with I {
  private val key: String = "k"
  var m = 1
  def find(name: String, limit: Int): List[User] = {
    val q = s"SELECT * FROM u WHERE n = '$name' ${limit + 1}"
    val rows = db.query[User](q, timeout = 3)
    rows.foreach { row => println(row.name) }
    m = items(0)
    for (x <- rows if x.ok) yield x.id
    try { run() } catch { case e: IOException => throw new Bad(e) } finally { close() }
    if (a && !b) null else c match { case 1 => f(); case _ => g }
  }
}
