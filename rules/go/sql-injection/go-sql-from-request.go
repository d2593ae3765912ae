package app

import (
	"database/sql"
	"fmt"
	"net/http"
)

func find(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-sql-from-request
	rows, _ := db.Query("SELECT id FROM hives WHERE place = '" + r.FormValue("place") + "'")
	use(rows)
}

func sorted(order string) {
	// ruleid: go-sql-from-request
	orm.Order(order + " asc").Find(&hives)
}

func list(c *gin.Context) {
	sorted(c.Query("sort"))
}

func counted(w http.ResponseWriter, r *http.Request) {
	statement := fmt.Sprintf("SELECT count(*) FROM hives WHERE race = '%s'", r.FormValue("race"))
	// ruleid: go-sql-from-request
	row := db.QueryRowContext(r.Context(), statement)
	use(row)
}

func bound(w http.ResponseWriter, r *http.Request) {
	// ok: go-sql-from-request
	rows, _ := db.Query("SELECT id FROM hives WHERE place = $1", r.FormValue("place"))
	use(rows)
}

func listed(w http.ResponseWriter, r *http.Request) {
	column, ok := columns[r.FormValue("sort")]
	if !ok {
		column = "place"
	}
	// ok: go-sql-from-request
	rows, _ := db.Query("SELECT id FROM hives ORDER BY " + column)
	use(rows)
}

func numbered(c *gin.Context) {
	id, _ := strconv.Atoi(c.Param("id"))
	// ok: go-sql-from-request
	orm.First(&hive, "id = ?", id)
}
