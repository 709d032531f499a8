package sessions

import "strings"

// One link can be for many: whoever opens it reads what was published, and says for themselves that they stand behind it. Each
// of them is a voice: a random name that says nothing of who it is, in no shared record. Who holds it takes back what was said
// with it, and nobody else does.
const voiceMark = "/steun/"

// Voice is what a visitor of the link for many is the holder of.
func (d *RouteEdition) Voice(voice string) string { return d.ID + voiceMark + voice }

// voice is the question that the link for many asks its holder.
func (s *State) voice(object string) (*SupportAsk, bool) {
	edition, voice, ok := strings.Cut(object, voiceMark)
	d, found := find[RouteEdition](s, edition)
	if !ok || !found || !validID(voice) {
		return nil, false
	}
	return &SupportAsk{ID: voice, Route: d.Route, Edition: d.ID}, true
}

// Supporting gives what the holder of a link is asked to stand behind, and what they said with it so far.
func (s *State) Supporting(object string) (ask *SupportAsk, said []*Endorsement, ok bool) {
	ask, ok = s.asksSupport(Who{Object: object})
	if !ok {
		return nil, nil, false
	}
	for _, e := range s.Endorsements(ask.Route) {
		if e.own.Ask == ask.ID {
			said = append(said, e)
		}
	}
	return ask, said, true
}
