package app

import (
	"net/http"
	"os"
	"path/filepath"
	"mime/multipart"
)

func upload(w http.ResponseWriter, r *http.Request) {
	_, header, _ := r.FormFile("picture")
	// ruleid: go-upload-name-from-request
	out, _ := os.Create(filepath.Join(dir, header.Filename))
	use(out)
}

func keep(picture *multipart.FileHeader) {
	target := filepath.Join(dir, filepath.Base(picture.Filename))
	// ruleid: go-upload-name-from-request
	out, _ := os.OpenFile(target, os.O_CREATE|os.O_WRONLY, 0o640)
	use(out)
}

func ginUpload(c *gin.Context) {
	file, _ := c.FormFile("picture")
	// ruleid: go-upload-name-from-request
	c.SaveUploadedFile(file, "/srv/pictures/"+file.Filename)
}

func checked(picture *multipart.FileHeader) {
	kind := filepath.Ext(picture.Filename)
	if kind != ".jpg" && kind != ".png" {
		return
	}
	// ok: go-upload-name-from-request
	out, _ := os.Create(filepath.Join(dir, newName()+kind))
	use(out)
}

func numbered(c *gin.Context) {
	file, _ := c.FormFile("picture")
	// ok: go-upload-name-from-request
	c.SaveUploadedFile(file, filepath.Join(dir, newName()+".jpg"))
}

func logged(picture *multipart.FileHeader) {
	// ok: go-upload-name-from-request
	log.Printf("upload of %q", picture.Filename)
}
