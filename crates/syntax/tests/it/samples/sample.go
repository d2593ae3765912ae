package main

import (
	"fmt"
	sql "database/sql"
)

type User struct {
	Name string `json:"name"`
}

func (u *User) Find(w http.ResponseWriter, ids ...int) (*User, error) {
	q := fmt.Sprintf("SELECT %s", u.Name)
	rows, err := db.Query(q, ids[1:2])
	var a, b int = 1, 2
	cfg := &tls.Config{InsecureSkipVerify: true}
	list := []string{"a", `b`}
	for i := 0; i < 10; i++ {
		a += i
	}
	for _, r := range rows {
		defer r.Close()
	}
	if err != nil {
		return nil, err
	} else if x, ok := y.(string); ok {
		go func(s string) { fmt.Println(s) }(x)
	}
	switch v := z.(type) {
	case int:
		w.Write([]byte("x"))
	default:
		m["k"] = 'c'
	}
	return u, nil
}
