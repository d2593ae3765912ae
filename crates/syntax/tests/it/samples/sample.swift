import Foundation
class Users: Base, I {
    private let key: String = "k"
    var n = 0
    @objc func find(_ name: String, limit n: Int = 10) async throws -> [User] {
        let q = "SELECT * FROM u WHERE n = '\(name)'"
        let rows = try await db.query(q, timeout: 3)
        rows.forEach { row in print(row.name) }
        n += items[0]
        for x in rows { list.append(x) }
        do { try run() } catch let e { throw Bad(e) }
        if a && !b { return [] } else { return rows ?? [1, 2] }
        guard let y = z else { return nil }
        let d = ["a": 1, "b": x as! Int]
        switch n { case 1: break
        default: f() }
        return c ? User(id: 1) : self.u
    }
}
