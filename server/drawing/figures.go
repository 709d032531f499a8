package drawing

// Says is the number, after what it was.
func (f Figure) Says() string {
	if f.Was == "" || f.Was == f.Now {
		return f.Now
	}
	return f.Was + " → " + f.Now
}

// beside draws the Lastmeter at the right of a track.
func (d *drawing) beside(t Track, top int) {
	if len(t.Figures) == 0 {
		return
	}
	x, inner, y := d.wide+24, d.side-48, top+rowPad
	c := &canvas{}
	c.line("mwr-bp__label", x+12, y+d.title, inner, d.title, "Lastmeter")
	y += d.titleLead + 16
	for _, f := range t.Figures {
		c.line("mwr-bp__figure", x+12, y+d.figure*3/4, inner, d.figure, f.Says())
		y += d.figure + 4
		for _, line := range wrapped(f.Name, inner, d.text, false) {
			c.line("mwr-bp__text", x+12, y+d.text*3/4, inner, d.text, line)
			y += d.lead
		}
		y += 10
	}
	d.rect("mwr-bp__meter", x-4, top, d.side-20, y-top, 12)
	d.WriteString(c.String())
	d.y = max(d.y, y+10)
}

// under draws it in a row below, on a wall.
func (d *drawing) under(t Track) {
	if len(t.Figures) == 0 {
		return
	}
	tile, size, lines := d.wide/len(t.Figures), d.figure, 1
	for _, f := range t.Figures {
		for wide(f.Says(), size, true) > tile-2*d.pad {
			size--
		}
		lines = max(lines, len(wrapped(f.Name, tile-2*d.pad, 28, false)))
	}
	high := size + lines*32 + 20
	d.rect("mwr-bp__meter", 0, d.y, d.wide, high, 12)
	for i, f := range t.Figures {
		d.line("mwr-bp__figure", i*tile+d.pad, d.y+size, tile, size, f.Says())
		for n, line := range wrapped(f.Name, tile-2*d.pad, 28, false) {
			d.line("mwr-bp__text", i*tile+d.pad, d.y+size+n*32+32, tile, 28, line)
		}
	}
	d.y += high + 8
}

// sign is one line of the legend: what it looks like, and what it means.
type sign struct {
	wide  int
	words string
	draw  func(x, y int)
}

func (d *drawing) signs() []sign {
	way := func(class string) func(x, y int) {
		return func(x, y int) { d.path(class, "M%d %dh40", x, y) }
	}
	list := []sign{
		{48, "warm overgedragen: iemand gaat mee", way("mwr-bp__warm")},
		{48, "koud: je moet het zelf uitzoeken", way("mwr-bp__cold")},
		{40, "hier staat iemand naast je", func(x, y int) { d.person(true, x, y+24) }},
		{40, "hier niet", func(x, y int) { d.person(false, x, y+24) }},
	}
	felt, barriers := false, false
	for _, t := range d.Tracks {
		felt = felt || t.Felt()
		for _, s := range t.Steps {
			barriers = barriers || len(s.Barriers) > 0
		}
	}
	if barriers {
		list = append(list, sign{36, "een drempel: groter is door meer mensen herkend", func(x, y int) { d.circle("mwr-bp__heat", x+12, y, 12) }})
	}
	if felt {
		list = append(list, sign{60, "wat de middelste mens voelde, en de helft eromheen", func(x, y int) {
			d.rect("mwr-bp__band", x, y-10, 48, 20, 6)
			d.path("mwr-bp__curve", "M%d %dh48", x, y)
		}})
	}
	return list
}

func (d *drawing) legend() {
	d.y += 22
	x, y := 0, d.y+14
	d.open("mwr-bp__legend")
	for _, s := range d.signs() {
		w := s.wide + wide(s.words, 14, false) + 30
		if x > 0 && x+w > d.wide {
			x, y = 0, y+36
		}
		s.draw(x, y)
		d.line("mwr-bp__text", x+s.wide, y+5, w, 14, s.words)
		x += w
	}
	d.shut()
	d.y = y + 34
}
