package handler

import "github.com/gin-gonic/gin"

type Keeper struct {
	ID   string `gorm:"primaryKey" json:"id"`
	Role string `json:"role"`
}

func Register(router *gin.Engine, a *api) {
	router.POST("/login", a.limited, a.login)
	router.POST("/session", a.signIn)
	router.POST("/hooks/laboratory", a.laboratory)

	members := router.Group("/", a.signedIn)
	members.GET("/hives/:id", a.hive)
	members.GET("/lots/:id", a.lot)
	members.GET("/lots/:id/label", a.label)
	members.POST("/hives", a.create)
	members.PUT("/me", a.update)
	router.DELETE("/keepers/:id", a.remove)

	office := members.Group("/admin")
	// ok: go-route-without-permission
	office.POST("/prices", a.board, a.prices)
	// ok: go-route-without-permission
	office.POST("/suppliers", a.board, a.suppliers)
	// ruleid: go-route-without-permission
	office.POST("/credit", a.credit)
}

func (a *api) signedIn(c *gin.Context) {
	if sessions.Default(c).Get("keeper") == nil {
		c.AbortWithStatus(http.StatusUnauthorized)
	}
}

func (a *api) board(c *gin.Context) {
	if sessions.Default(c).Get("role") != "board" {
		c.AbortWithStatus(http.StatusForbidden)
	}
}

func (a *api) limited(c *gin.Context) {
	if !a.slow.Allow() {
		c.AbortWithStatus(http.StatusTooManyRequests)
	}
}

func (a *api) login(c *gin.Context) {
	a.enter(c.PostForm("name"), c.PostForm("password"))
}

func (a *api) signIn(c *gin.Context) {
	a.enter(c.PostForm("name"), c.PostForm("password"))
}

func (a *api) laboratory(c *gin.Context) {
	a.db.Store(c.PostForm("lot"))
}

func (a *api) hive(c *gin.Context) {
	found := a.db.Names(c.Query("place"))
	c.JSON(200, found)
}

func (a *api) lot(c *gin.Context) {
	lot := a.lots.Find(c.Param("id"))
	c.JSON(200, lot)
}

func (a *api) label(c *gin.Context) {
	lot := a.lots.Find(c.Param("id"), sessions.Default(c).Get("keeper"))
	c.JSON(200, lot)
}

func (a *api) create(c *gin.Context) {
	var form HiveForm
	if err := c.ShouldBindJSON(&form); err != nil {
		return
	}
	hive := Hive{Name: form.Name}
	a.db.Create(&hive)
}

func (a *api) update(c *gin.Context) {
	var keeper Keeper
	if err := c.ShouldBindJSON(&keeper); err != nil {
		return
	}
	a.db.Save(&keeper)
}

func (a *api) remove(c *gin.Context)    { a.db.Remove(c.Param("id")) }
func (a *api) prices(c *gin.Context)    { a.db.Save(price(c)) }
func (a *api) suppliers(c *gin.Context) { a.db.Save(supplier(c)) }
func (a *api) credit(c *gin.Context)    { a.db.Save(credit(c)) }
