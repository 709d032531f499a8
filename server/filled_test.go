package server

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// hand is one person with a browser without script, whose taps and fields are counted. It sees one page, fills in what
// stands there, and can press only what is there.
type hand struct {
	*person
	t     *testing.T
	path  string
	page  string
	typed url.Values // what was typed on this page
	shut  map[string]bool
	count int
}

func (p *person) hand(t *testing.T) *hand { return &hand{person: p, t: t} }

// opens types an address, which is no tap.
func (h *hand) opens(path string) {
	h.t.Helper()
	h.path, h.page, h.typed = path, h.get(path).is(h.t, 200).body, url.Values{}
	h.shut = map[string]bool{}
	for _, m := range rows.FindAllStringSubmatch(h.page, -1) {
		h.shut[m[1]] = m[2] == ""
	}
}

// taps follows a link that is on the page.
func (h *hand) taps(path string) {
	h.t.Helper()
	if !strings.Contains(h.page, `href="`+path+`"`) {
		h.t.Fatalf("no way to %s on %s", path, h.path)
	}
	h.count++
	h.opens(path)
}

// looks opens a link of the page in another window, and stays.
func (h *hand) looks(path string, words ...string) {
	h.t.Helper()
	if !strings.Contains(h.page, `href="`+path+`"`) {
		h.t.Fatalf("no way to %s on %s", path, h.path)
	}
	h.count++
	h.get(path).is(h.t, 200, words...)
}

var (
	rows   = regexp.MustCompile(`<li id="rij-([a-z]+)"><details( open)?>`)
	inputs = regexp.MustCompile(`<input ([^>]*)>`)
	areas  = regexp.MustCompile(`(?s)<textarea ([^>]*)>(.*?)</textarea>`)
	lists  = regexp.MustCompile(`(?s)<select ([^>]*)>(.*?)</select>`)
	chosen = regexp.MustCompile(`<option((?: value="[^"]*")?) selected>([^<]*)`)
	forms1 = regexp.MustCompile(`(?s)<form[^>]*method="post"[^>]*>.*?</form>`)
)

func attr(tag, name string) string {
	m := regexp.MustCompile(`(?:^| )` + name + `="([^"]*)"`).FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

// row opens a row of the checklist. One that is open already needs no tap.
func (h *hand) row(id string) {
	h.t.Helper()
	shut, ok := h.shut[id]
	if !ok {
		h.t.Fatalf("no row %s on %s", id, h.path)
	}
	if shut {
		h.count++
		h.shut[id] = false
	}
}

// fills types in one field, or ticks one box.
func (h *hand) fills(name, value string) {
	h.t.Helper()
	if !strings.Contains(h.page, `name="`+name+`"`) {
		h.t.Fatalf("no field %s on %s", name, h.path)
	}
	at := strings.Index(h.page, `name="`+name+`"`)
	for _, m := range rows.FindAllStringSubmatchIndex(h.page, -1) {
		id := h.page[m[2]:m[3]]
		end := strings.Index(h.page[m[0]:], "</details>") + m[0]
		if m[0] < at && at < end && h.shut[id] {
			h.t.Fatalf("%s lies behind the row %s, which is shut", name, id)
		}
	}
	h.count++
	h.typed.Set(name, value)
}

// presses sends the form in which the button stands, with everything that a browser sends along.
func (h *hand) presses(button string, with ...string) answer {
	h.t.Helper()
	for _, form := range forms1.FindAllString(h.page, -1) {
		if !strings.Contains(form, ">"+button+"</button>") {
			continue
		}
		sent := url.Values{}
		for _, m := range inputs.FindAllStringSubmatch(form, -1) {
			if is(`checkbox`, `radio`)(attr(m[1], "type")) && !strings.HasSuffix(m[1], " checked") {
				continue
			}
			sent.Add(attr(m[1], "name"), attr(m[1], "value"))
		}
		for _, m := range areas.FindAllStringSubmatch(form, -1) {
			sent.Set(attr(m[1], "name"), html.UnescapeString(m[2]))
		}
		for _, m := range lists.FindAllStringSubmatch(form, -1) {
			sent.Set(attr(m[1], "name"), "")
			if one := chosen.FindStringSubmatch(m[2]); one != nil {
				sent.Set(attr(m[1], "name"), html.UnescapeString(one[2]))
				if one[1] != "" {
					sent.Set(attr(m[1], "name"), attr(one[1], "value"))
				}
			}
		}
		for name := range h.typed {
			sent.Set(name, h.typed.Get(name))
		}
		for i := 0; i < len(with); i += 2 {
			sent.Set(with[i], with[i+1])
		}
		to := attr(form[:strings.Index(form, ">")], "action")
		if to == "" {
			to = h.path
		}
		h.count++
		a := h.do("POST", to, strings.NewReader(sent.Encode()), map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Origin": h.h.origin})
		if next := a.header.Get("Location"); a.status == 303 {
			h.opens(next)
		}
		return a
	}
	h.t.Fatalf("no button %q on %s", button, h.path)
	return answer{}
}
