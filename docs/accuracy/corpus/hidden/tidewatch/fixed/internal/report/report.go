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
	"github.com/antchfx/xpath"

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
	command := exec.Command("gnuplot", "-p", "-c", "plot.gp", data, title)
	return command.Run()
}

// Open returns a finished drawing.
func (r *Report) Open(name string) (io.ReadCloser, error) {
	if !filepath.IsLocal(name) {
		return nil, os.ErrNotExist
	}
	return os.Open(filepath.Join(r.root, "drawings", name))
}

// Page is what the pages of the web interface are filled with.
type Page struct {
	Title string
	Note  template.HTML
}

// NewPage prepares a page.
func NewPage(title, note string) Page {
	return Page{Title: title, Note: template.HTML("<em>" + template.HTMLEscapeString(note) + "</em>")}
}

var layout = template.Must(template.New("page").Parse(`<!doctype html><title>{{.Title}}</title><p>{{.Note}}</p>`))

// Write writes the page.
func (p Page) Write(w io.Writer) error {
	return layout.Execute(w, p)
}

// Letter fills a letter to the pilots that the caller lays out.
func Letter(w io.Writer, text string, values map[string]string) error {
	for name, value := range values {
		text = strings.ReplaceAll(text, "["+name+"]", value)
	}
	_, err := io.WriteString(w, template.HTMLEscapeString(text))
	return err
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
	expression, err := xpath.Compile("//warning")
	if err != nil {
		return "", fmt.Errorf("bulletin: %w", err)
	}
	for _, node := range xmlquery.QuerySelectorAll(document, expression) {
		if node.SelectAttr("basin") == basin {
			return node.InnerText(), nil
		}
	}
	return "", nil
}
