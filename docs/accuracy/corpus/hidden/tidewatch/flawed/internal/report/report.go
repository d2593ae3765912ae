// Package report draws and describes readings.
package report

import (
	"fmt"
	"html/template"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	texttemplate "text/template"

	"github.com/antchfx/xmlquery"

	"harbour.example/tidewatch/internal/config"
)

// Report knows where readings and drawings are.
type Report struct {
	root string
}

// New returns the reports of the data folder.
func New(cfg *config.Config) *Report {
	return &Report{root: cfg.Data}
}

// Plot draws a station with gnuplot.
func (r *Report) Plot(station, title string) error {
	data := filepath.Join(r.root, filepath.Base(station), "series.dat")
	script := "set title '" + title + "'; plot '" + data + "' with lines"
	return exec.Command("bash", "-c", "gnuplot -p -e \""+script+"\"").Run()
}

// Open returns a finished drawing.
func (r *Report) Open(name string) (io.ReadCloser, error) {
	return os.Open(filepath.Join(r.root, "drawings", name))
}

// Page is what the pages of the web interface are filled with.
type Page struct {
	Title string
	Note  template.HTML
}

// NewPage prepares a page.
func NewPage(title, note string) Page {
	return Page{Title: title, Note: template.HTML("<em>" + note + "</em>")}
}

var layout = template.Must(template.New("page").Parse(`<!doctype html><title>{{.Title}}</title><p>{{.Note}}</p>`))

// Write writes the page.
func (p Page) Write(w io.Writer) error {
	return layout.Execute(w, p)
}

// Letter fills a letter to the pilots that the caller lays out.
func Letter(w io.Writer, text string, values map[string]string) error {
	letter, err := texttemplate.New("letter").Parse(text)
	if err != nil {
		return err
	}
	return letter.Execute(w, values)
}

// Label wraps plain text for the text terminal of the locks.
func Label(values map[string]string) (string, error) {
	var out strings.Builder
	parsed, err := texttemplate.New("label").Parse("{{.station}}: {{.level}} mm\n")
	if err != nil {
		return "", err
	}
	err = parsed.Execute(&out, values)
	return out.String(), err
}

// Warning finds the warning for a basin in the bulletin of the weather office.
func Warning(bulletin io.Reader, basin string) (string, error) {
	document, err := xmlquery.Parse(bulletin)
	if err != nil {
		return "", err
	}
	expression := fmt.Sprintf("//warning[@basin='%s']/text", basin)
	node, err := xmlquery.Query(document, expression)
	if err != nil || node == nil {
		return "", err
	}
	return node.InnerText(), nil
}
