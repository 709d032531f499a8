package main

import (
	"fmt"
	"math/rand/v2"

	"maatwerkroute/cmd/room"
)

// typist makes the wishes of a seat: cards, other words for its own cards, and what it recognises. Every text is
// another one, so that it can be counted in the end.
func typist(b room.Board, s room.Seat, label string, recognises bool) func(int) wish {
	cards := append([]string(nil), s.Cards...)
	var barriers []string
	if recognises {
		barriers = append(barriers, b.Barriers...)
	}
	return func(n int) wish {
		text := fmt.Sprintf("kaart %s-%d", label, n)
		switch dice := rand.IntN(10); {
		case dice < 3 && len(cards) > 0:
			newest := cards[max(0, len(cards)-10):]
			return newWish("reword-card", b.Run, text, map[string]string{"card": newest[rand.IntN(len(newest))], "text": text})
		case dice == 3 && len(barriers) > 0:
			barrier := barriers[0]
			barriers = barriers[1:]
			return newWish("recognise-barrier", b.Run, "", map[string]string{"barrier": barrier})
		}
		card := fmt.Sprintf("k-%s-%d", label, n)
		cards = append(cards, card)
		return newWish("place-card", b.Run, text, map[string]string{"card": card, "question": b.Question, "step": b.Steps[n%len(b.Steps)], "text": text})
	}
}

// revealer makes the wishes of the desk, which shows what was written. With too few new cards it hears no.
func revealer(b room.Board) func(int) wish {
	return func(int) wish { return newWish("reveal-cards", b.Run, "", struct{}{}) }
}
