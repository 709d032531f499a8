package server

import (
	"hash/fnv"
	"math/rand/v2"
	"strconv"
)

// A made-up name is a colour and an animal or plant. It is a name and never a key.
var (
	colours = []string{"Blauwe", "Groene", "Gele", "Rode", "Witte", "Paarse", "Oranje", "Bruine", "Grijze", "Zilveren", "Gouden", "Koperen"}
	natures = []string{"Vos", "Uil", "Egel", "Eik", "Merel", "Zwaan", "Otter", "Haas", "Linde", "Varen", "Klaver", "Reiger",
		"Mus", "Das", "Bever", "Wilg", "Berk", "Kievit", "Specht", "Eekhoorn", "Zalm", "Libel", "Hommel", "Tulp"}
)

// madeUpName proposes a name that nobody here has. In a very full room it may repeat; the rules then say so.
func madeUpName(taken map[string]bool) string {
	name := ""
	for range 40 {
		name = colours[rand.IntN(len(colours))] + " " + natures[rand.IntN(len(natures))]
		if !taken[name] {
			break
		}
	}
	return name
}

// nameOf is another name for a seat whose first one was just taken: the same at every tap of the same form.
func nameOf(seat string, try int) string {
	h := fnv.New64a()
	h.Write([]byte(seat + strconv.Itoa(try)))
	r := rand.New(rand.NewPCG(h.Sum64(), 0))
	return colours[r.IntN(len(colours))] + " " + natures[r.IntN(len(natures))]
}
