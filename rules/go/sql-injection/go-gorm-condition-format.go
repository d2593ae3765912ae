package users

import (
	"fmt"

	"gorm.io/gorm"
)

func ByName(db *gorm.DB, name string) (user User) {
	// ruleid: go-gorm-condition-format
	db.Where("name = '" + name + "'").First(&user)
	return
}

func ByMail(db *gorm.DB, mail string) (user User) {
	// ruleid: go-gorm-condition-format
	db.Where(fmt.Sprintf("mail = '%s'", mail)).First(&user)
	return
}

func Like(db *gorm.DB, word string) (found []User) {
	// ruleid: go-gorm-condition-format
	db.Model(&User{}).Where(fmt.Sprintf("name LIKE '%%%s%%'", word)).Find(&found)
	return
}

func Bound(db *gorm.DB, name string) (user User) {
	// ok: go-gorm-condition-format
	db.Where("name = ?", name).First(&user)
	return
}

func Column(db *gorm.DB, column string, value string) (user User) {
	// ok: go-gorm-condition-format
	db.Where(column+" = ?", value).First(&user)
	return
}

func Number(db *gorm.DB, id int) (user User) {
	// ok: go-gorm-condition-format
	db.Where(fmt.Sprintf("id = %d", id)).First(&user)
	return
}

func Named(db *gorm.DB, name string) (user User) {
	// ok: go-gorm-condition-format
	db.Where(&User{Name: name}).First(&user)
	return
}
