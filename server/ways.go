package server

import (
	"fmt"

	"maatwerkroute/sessions"
)

// waysOf says in the facilitator's report how many came each way, once the evening is over. It stands on no screen that
// is shared (I-26).
func waysOf(st *sessions.State, session string) []string {
	if !st.Over(session) {
		return nil
	}
	cards, known := st.CardWays(session), st.RecognitionWays(session)
	return []string{
		fmt.Sprintf("Kaarten: %d op telefoon, %d op papier, %d hardop gezegd.", cards.Phone, cards.Paper, cards.Aloud),
		fmt.Sprintf("“Ik heb dit ook”: %d op telefoon, %d met de hand of op papier.", known.Phone, known.Hand),
	}
}
