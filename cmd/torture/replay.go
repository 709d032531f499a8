package main

import (
	"context"

	"maatwerkroute/server/store"
	"maatwerkroute/sessions"
)

// replay plays the log again, and knows after every entry what each class of screen could see of it.
type replay struct {
	state   *sessions.State
	classes map[string]sessions.Class // of each phone
	sums    map[sessions.Class][]uint64
	now     map[sessions.Class]uint64
	seen    map[sessions.Class]map[name]uint64
}

func newReplay(ctx context.Context, s *store.Store, stream string, phones []*phone) (*replay, error) {
	r := &replay{state: sessions.NewState(stream), classes: map[string]sessions.Class{}, sums: map[sessions.Class][]uint64{},
		now: map[sessions.Class]uint64{}, seen: map[sessions.Class]map[name]uint64{}}
	end := sessions.NewState(stream)
	err := s.Entries(ctx, stream, 0, func(k sessions.Kept) error {
		end.Apply(k.Entry)
		return nil
	})
	if err != nil {
		return nil, err
	}
	end.Publish()
	for _, p := range phones {
		class, err := end.Class(p.who)
		if err != nil {
			return nil, err
		}
		r.classes[p.name] = class
		r.seen[class] = map[name]uint64{}
	}
	return r, nil
}

func (r *replay) entry(e sessions.Entry) {
	r.state.Apply(e)
	rows, _ := r.state.Seal()
	for _, row := range rows {
		if row.To != "" {
			continue
		}
		n := name{row.Kind, row.ID}
		for class, seen := range r.seen {
			sum := uint64(0)
			if pub, _, _, _ := row.For(class, 0); pub != nil {
				sum = sumOf(n, string(pub))
			}
			r.now[class] ^= seen[n] ^ sum
			seen[n] = sum
		}
	}
	r.state.Publish()
	for class := range r.seen {
		r.sums[class] = append(r.sums[class], r.now[class])
	}
}
