package main

import "fmt"

// What phones ask. Rewording what helped at one's own card, which was shown, is seen by everybody at once and
// makes nothing grow; a new card is seen by its author alone, until it is shown; recognising a drempel moves a
// count. So of ten wishes eight are of the first kind and one of each of the others, while there are drempels
// that this seat did not yet recognise.
const mix = "of ten wishes eight reword an own card that was shown (seen by all), one places a card (seen by its author), one recognises a drempel (a count, masked under five)"

// wish makes the next wish of this phone, numbered n. seen says whether everybody gets it.
func (p *phone) wish(n int) (frame []byte, seen bool) {
	nth := p.nth
	p.nth++
	kind := 0
	if p.load.job.Mixed {
		kind = (n + n/len(p.load.phones)) % 10 // so that all come to all of them
	}
	var op string
	switch {
	case kind == 8:
		op = fmt.Sprintf(`"op":"place-card","body":{"card":"n%x-%d","question":%q,"step":%q,"text":"nieuwe kaart"}`,
			p.load.job.Salt, n, p.board.Question, p.board.Steps[nth%len(p.board.Steps)])
	case kind == 9 && p.recognised < len(p.board.Barriers):
		op = fmt.Sprintf(`"op":"recognise-barrier","body":{"barrier":%q}`, p.board.Barriers[p.recognised])
		p.recognised++
	default:
		seen = true
		op = fmt.Sprintf(`"op":"reword-card","body":{"card":%q,"helped":%q}`, p.seat.Cards[nth%len(p.seat.Cards)], markOf(n)+" iemand die tijd had")
	}
	return fmt.Appendf(nil, `{"t":"wish","id":"%s","phase":%q,%s}`, p.load.id(n), p.board.Run, op), seen
}
