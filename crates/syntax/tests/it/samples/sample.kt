package a.b
import java.io.File as F
@RestController
class Users(private val db: Db, n: Int = 1) : Base(), I {
    val key: String = "k"
    var empty: Int? = null
    @GetMapping("/u")
    suspend fun find(@RequestParam name: String, limit: Int = 10): List<User> {
        val q = "SELECT * FROM u WHERE n = '${name}' $limit"
        val rows = db.query<User>(q, timeout = 3)
        rows.forEach { row -> println(row.name) }
        count += items[0]
        for (x in rows) { list.add(x) }
        try { run() } catch (e: IOException) { throw Bad(e) } finally { close() }
        if (a && !b) return listOf() else when (c) { 1 -> f()
            else -> g(c as Int)
        }
        return rows ?: emptyList()
    }
    fun short() = 1
}
