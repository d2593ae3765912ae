package app

import (
	"encoding/json"
	"net/http"
	"github.com/gin-gonic/gin"
)

func update(c *gin.Context) {
	var keeper model.Keeper
	// ruleid: go-record-bound-from-request
	if err := c.ShouldBindJSON(&keeper); err != nil {
		return
	}
	answer(c, keeper.ID, db.Save(&keeper))
}

func create(w http.ResponseWriter, r *http.Request) {
	var user User
	// ruleid: go-record-bound-from-request
	json.NewDecoder(r.Body).Decode(&user)
	db.Create(&user)
}

func insert(c echo.Context) error {
	gauge := new(Gauge)
	// ruleid: go-record-bound-from-request
	if err := c.Bind(gauge); err != nil {
		return err
	}
	return store.Insert(gauge)
}

func named(c *gin.Context) {
	var change struct{ Mail, Name string }
	// ok: go-record-bound-from-request
	if err := c.ShouldBindJSON(&change); err != nil {
		return
	}
	keeper := find(c)
	keeper.Name = change.Name
	db.Save(&keeper)
}

func typed(c *gin.Context) {
	var request KeeperRequest
	// ok: go-record-bound-from-request
	if err := c.ShouldBindJSON(&request); err != nil {
		return
	}
	db.Save(&request)
}

func read(w http.ResponseWriter, r *http.Request) {
	var user User
	// ok: go-record-bound-from-request
	json.NewDecoder(r.Body).Decode(&user)
	show(w, user.Name)
}
