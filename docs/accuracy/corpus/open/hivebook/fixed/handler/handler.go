// Package handler answers requests.
package handler

import (
	"archive/zip"
	"bytes"
	"html/template"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	texttemplate "text/template"
	"time"

	"github.com/gin-contrib/sessions"
	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"

	"bees.example/hivebook/files"
	"bees.example/hivebook/model"
	"bees.example/hivebook/remote"
	"bees.example/hivebook/security"
)

type api struct {
	db     *model.Database
	remote *remote.Client
	slow   *rate.Limiter
}

// Register adds the routes.
func Register(router *gin.Engine, database *model.Database) {
	a := &api{db: database, remote: remote.NewClient(), slow: rate.NewLimiter(rate.Every(10*time.Second), 5)}
	router.POST("/session", a.limited, a.signIn)
	router.POST("/hooks/laboratory", a.laboratory)
	router.GET("/thanks", a.thanks)

	members := router.Group("/", a.signedIn)
	members.GET("/hives", a.hives)
	members.GET("/hives/sorted", a.sorted)
	members.GET("/hives/races", a.races)
	members.GET("/hives/:id", a.hive)
	members.GET("/notes", a.notes)
	members.PUT("/me", a.update)
	members.GET("/certificates/*name", a.certificate)
	members.POST("/pictures", a.picture)
	members.POST("/inspections", a.inspection)
	members.GET("/frame", a.frame)
	members.POST("/reports", a.report)
	members.POST("/labels", a.label)
	members.POST("/letters", a.letter)
	members.GET("/token", a.token)

	board := members.Group("/", a.board)
	board.DELETE("/keepers/:id", a.remove)
	board.POST("/keepers/:mail/board", a.promote)
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

func (a *api) signIn(c *gin.Context) {
	mail, password := c.PostForm("mail"), c.PostForm("password")
	keeper, err := a.db.Keeper(mail)
	if err != nil || !security.Matches(password, keeper.Digest) {
		log.Print("sign-in refused")
		c.Status(http.StatusUnauthorized)
		return
	}
	session := sessions.Default(c)
	session.Clear()
	session.Set("keeper", keeper.ID)
	session.Set("role", keeper.Role)
	if err := session.Save(); err != nil {
		_ = c.Error(err)
		return
	}
	a.leave(c, c.Query("next"))
}

func (a *api) leave(c *gin.Context, target string) {
	if !strings.HasPrefix(target, "/") || strings.HasPrefix(target, "//") || strings.Contains(target, "\\") {
		target = "/hives"
	}
	c.Redirect(http.StatusSeeOther, target)
}

func query(c *gin.Context) model.Query {
	return model.Query{Place: c.Query("place"), Race: c.Query("race"), Sort: c.Query("sort")}
}

func (a *api) hives(c *gin.Context) {
	found, err := a.db.Find(query(c))
	a.answer(c, found, err)
}

func (a *api) sorted(c *gin.Context) {
	found, err := a.db.Sorted(query(c))
	a.answer(c, found, err)
}

func (a *api) races(c *gin.Context) {
	count, err := a.db.Races(query(c))
	a.answer(c, count, err)
}

func (a *api) hive(c *gin.Context) {
	keeper, _ := sessions.Default(c).Get("keeper").(uint)
	found, err := a.db.HiveOf(c.Param("id"), keeper)
	a.answer(c, found, err)
}

func (a *api) notes(c *gin.Context) {
	cursor, err := a.db.Notes(c.Request.Context(), c.Query("place"))
	if err != nil {
		_ = c.Error(err)
		return
	}
	var notes []map[string]any
	a.answer(c, notes, cursor.All(c.Request.Context(), &notes))
}

func (a *api) answer(c *gin.Context, value any, err error) {
	if err != nil {
		_ = c.Error(err)
		return
	}
	c.JSON(http.StatusOK, value)
}

func (a *api) update(c *gin.Context) {
	var change struct{ Mail, Name, Phone string }
	if err := c.ShouldBindJSON(&change); err != nil {
		c.Status(http.StatusBadRequest)
		return
	}
	keeper, err := a.db.Keeper(change.Mail)
	if err != nil || keeper.ID != sessions.Default(c).Get("keeper") {
		c.Status(http.StatusNotFound)
		return
	}
	keeper.Name, keeper.Phone = change.Name, change.Phone
	a.answer(c, keeper.ID, a.db.Save(&keeper))
}

func (a *api) certificate(c *gin.Context) {
	content, err := files.Read(strings.TrimPrefix(c.Param("name"), "/"))
	if err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	c.Data(http.StatusOK, "application/pdf", content)
}

func (a *api) picture(c *gin.Context) {
	upload, err := c.FormFile("picture")
	if err != nil {
		c.Status(http.StatusBadRequest)
		return
	}
	name, err := files.Keep(upload)
	a.answer(c, name, err)
}

func (a *api) inspection(c *gin.Context) {
	body, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, 32<<20))
	if err != nil {
		c.Status(http.StatusBadRequest)
		return
	}
	reader, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		c.Status(http.StatusBadRequest)
		return
	}
	a.answer(c, "stored", files.Unpack(reader))
}

func (a *api) frame(c *gin.Context) {
	width, _ := strconv.Atoi(c.Query("width"))
	height, _ := strconv.Atoi(c.Query("height"))
	c.Data(http.StatusOK, "application/octet-stream", files.Frame(width, height))
}

func (a *api) report(c *gin.Context) {
	var body struct {
		Laboratory string `json:"laboratory"`
	}
	if err := c.BindJSON(&body); err != nil {
		return
	}
	report, err := a.remote.Report(remote.Options{Address: body.Laboratory, Limit: 1 << 20})
	a.answer(c, len(report), err)
}

func (a *api) label(c *gin.Context) {
	a.answer(c, "printed", remote.Label(c.PostForm("lot"), 1))
}

func (a *api) letter(c *gin.Context) {
	var out bytes.Buffer
	parsed, err := texttemplate.New("letter").Parse("{{.date}}\n{{.text}}\n")
	if err == nil {
		err = parsed.Execute(&out, gin.H{"date": time.Now().Format(time.DateOnly), "text": c.PostForm("layout")})
	}
	a.answer(c, out.String(), err)
}

func (a *api) thanks(c *gin.Context) {
	name := c.Query("name")
	log.Printf("thanks shown to %q", name)
	c.Data(http.StatusOK, "text/html; charset=utf-8", []byte(page(name)))
}

func page(name string) string {
	return "<h1>Thank you, " + template.HTMLEscapeString(name) + "</h1>"
}

func (a *api) token(c *gin.Context) {
	claims, err := security.Claims(c.GetHeader("X-Token"), []byte(os.Getenv("HIVEBOOK_TOKEN_KEY")))
	a.answer(c, claims["sub"], err)
}

func (a *api) laboratory(c *gin.Context) {
	body, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, 1<<20))
	if err != nil || !security.Signed(os.Getenv("HIVEBOOK_LAB_SECRET"), body, c.GetHeader("X-Lab-Signature")) {
		c.Status(http.StatusUnauthorized)
		return
	}
	log.Printf("result of %d bytes", len(body))
	c.Status(http.StatusNoContent)
}

func (a *api) remove(c *gin.Context) {
	a.answer(c, "removed", a.db.Remove(c.Param("id")))
}

func (a *api) promote(c *gin.Context) {
	keeper, err := a.db.Keeper(c.Param("mail"))
	if err != nil {
		c.Status(http.StatusNotFound)
		return
	}
	keeper.Role = "board"
	a.answer(c, keeper.ID, a.db.Save(&keeper))
}
