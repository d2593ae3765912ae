fun find(db: SQLiteDatabase, name: String, id: Int) {
    // ruleid: kotlin-sql-template
    db.rawQuery("SELECT * FROM users WHERE name = '$name'", null)
    // ruleid: kotlin-sql-template
    db.execSQL("DELETE FROM orders WHERE id = ${id}")
    // ruleid: kotlin-sql-template
    val rows = statement.executeQuery("SELECT * FROM users WHERE name LIKE '%$name%'")
    // ok: kotlin-sql-template
    db.rawQuery("SELECT * FROM users WHERE name = ?", arrayOf(name))
    // ok: kotlin-sql-template
    db.execSQL("DROP TABLE old")
    // ok: kotlin-sql-template
    println("SELECT * FROM users WHERE name = '$name'")
}
