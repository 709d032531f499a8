package server

import (
	"net/url"
	"reflect"
	"testing"

	"maatwerkroute/sessions"
)

func TestAFormIsAWish(t *testing.T) {
	late := day("2026-03-29") // the night of summer time: the end of that day here
	tests := []struct {
		name, op string
		form     url.Values
		want     sessions.Wish
		refused  error
	}{
		{"words, a date and an id", "shift-action", url.Values{"action": {"a1"}, "due": {"2026-03-29"}, "why": {"Het lukt niet."}, "anders": {"x"}},
			&sessions.ShiftAction{Action: "a1", Due: late, Why: sessions.Text{Body: "Het lukt niet."}}, nil},
		{"ja is yes, and anything else is not", "try-work", url.Values{"action": {"a1"}, "yes": {"ja"}}, &sessions.TryWork{Action: "a1", Yes: true}, nil},
		{"a number", "whisper-for", url.Values{"leg": {"g1"}, "says": {"ja"}, "people": {"3"}}, &sessions.WhisperFor{Leg: "g1", Says: "ja", People: 3}, nil},
		{"a list is a field more than once", "prepare-leg", url.Values{"leg": {"g1"}, "barriers": {"d1", "d2"}, "level": {"raad"}},
			&sessions.PrepareLeg{Leg: "g1", Barriers: []string{"d1", "d2"}, Level: "raad"}, nil},
		{"what a wish takes up from another", "take-along", url.Values{"leg": {"g1"}, "function": {"raadslid"}},
			&sessions.TakeAlong{PrepareLeg: sessions.PrepareLeg{Leg: "g1"}, Function: "raadslid"}, nil},
		{"days, of which one was left empty", "plan-trial", url.Values{"action": {"a1"}, "looks": {"2026-03-29", ""}}, &sessions.PlanTrial{Action: "a1", Looks: []sessions.Instant{late}}, nil},
		{"an empty form", "begin-action", url.Values{}, &sessions.BeginAction{}, nil},
		{"no date", "shift-action", url.Values{"due": {"31-12-2026"}}, nil, errDate},
		{"no number", "whisper-for", url.Values{"people": {"veel"}}, nil, errCount},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := wishOf(tt.op, tt.form)
			if err != tt.refused {
				t.Fatalf("error = %v, want %v", err, tt.refused)
			}
			if err == nil && !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
	if _, err := wishOf("drop-everything", nil); err == nil {
		t.Error("an operation that does not exist was made")
	}
}
