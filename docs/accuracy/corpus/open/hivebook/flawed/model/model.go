// Package model holds the tables and their queries.
package model

import (
	"context"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

// Keeper is a member of the association.
type Keeper struct {
	ID     uint   `json:"id"`
	Mail   string `json:"mail"`
	Name   string `json:"name"`
	Phone  string `json:"phone"`
	Digest string `json:"-"`
	Role   string `json:"role"`
}

// Hive belongs to a keeper.
type Hive struct {
	ID       uint `json:"id"`
	KeeperID uint `json:"keeper_id"`
	Place    string
	Race     string
	Checked  time.Time
}

// Query is what a list of hives is narrowed by.
type Query struct {
	Place string
	Race  string
	Sort  string
}

// Database runs the queries.
type Database struct {
	orm   *gorm.DB
	notes *mongo.Collection
}

// Connect opens the database.
func Connect(dsn string) (*Database, error) {
	orm, err := gorm.Open(postgres.Open(dsn), &gorm.Config{})
	if err != nil {
		return nil, err
	}
	return &Database{orm: orm}, nil
}

// Find lists hives by place and race.
func (d *Database) Find(query Query) ([]Hive, error) {
	var hives []Hive
	condition := fmt.Sprintf("place = '%s'", query.Place)
	err := d.orm.Where(condition).Find(&hives).Error
	return hives, err
}

// Sorted lists hives in the order that the caller asks for.
func (d *Database) Sorted(query Query) ([]Hive, error) {
	var hives []Hive
	err := d.orm.Order(d.order(query.Sort)).Limit(200).Find(&hives).Error
	return hives, err
}

func (d *Database) order(sort string) string {
	if sort == "" {
		return "checked desc"
	}
	return sort + " asc"
}

// Races counts hives per race.
func (d *Database) Races(query Query) (int64, error) {
	var count int64
	sql := "SELECT COUNT(*) FROM hives WHERE race IN (" + quoted(query.Race) + ")"
	err := d.orm.Raw(sql).Scan(&count).Error
	return count, err
}

func quoted(value string) string {
	return "'" + value + "'"
}

// Hive returns one hive.
func (d *Database) Hive(id string) (Hive, error) {
	var hive Hive
	err := d.orm.First(&hive, "id = ?", id).Error
	return hive, err
}

// HiveOf returns one hive of a keeper.
func (d *Database) HiveOf(id string, keeper uint) (Hive, error) {
	var hive Hive
	err := d.orm.First(&hive, "id = ? AND keeper_id = ?", id, keeper).Error
	return hive, err
}

// Keeper returns a keeper by mail address.
func (d *Database) Keeper(mail string) (Keeper, error) {
	var keeper Keeper
	err := d.orm.First(&keeper, "mail = ?", mail).Error
	return keeper, err
}

// Save stores a keeper.
func (d *Database) Save(keeper *Keeper) error {
	return d.orm.Save(keeper).Error
}

// Remove deletes a keeper.
func (d *Database) Remove(id string) error {
	return d.orm.Delete(&Keeper{}, "id = ?", id).Error
}

// Notes lists what keepers wrote about a place.
func (d *Database) Notes(ctx context.Context, place string) (*mongo.Cursor, error) {
	return d.notes.Find(ctx, notesFilter(place))
}

func notesFilter(place string) bson.M {
	return bson.M{"$where": "this.place == '" + place + "'"}
}
