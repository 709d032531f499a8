package server

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// qrCode is a QR as the path of an SVG: black squares of one by one, with the quiet border of four.
type qrCode struct {
	Size int    `json:"size"` // of the view box, both ways
	Path string `json:"path"`
}

const quiet = 4

func newQR(text string) (qrCode, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return qrCode{}, fmt.Errorf("draw a QR: %w", err)
	}
	b := code.Bounds()
	var path strings.Builder
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, _, _, _ := code.At(x, y).RGBA(); r != 0 {
				continue
			}
			run := 1
			for ; x+run < b.Max.X; run++ {
				if r, _, _, _ := code.At(x+run, y).RGBA(); r != 0 {
					break
				}
			}
			fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
			x += run
		}
	}
	return qrCode{Size: b.Dx() + 2*quiet, Path: path.String()}, nil
}

// svg draws it into a page. Nothing in it comes from a person.
func (q qrCode) svg() template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="mwr-code__qr" viewBox="0 0 %d %d" role="img" aria-label="QR-code"><path d="%s"/></svg>`, q.Size, q.Size, q.Path))
}

// file is the drawing on its own, white behind it.
func (q qrCode) file() string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>`,
		q.Size, q.Size, q.Size, q.Size, q.Path)
}
