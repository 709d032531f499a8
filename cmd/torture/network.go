package main

import (
	"context"
	"errors"
	"sync"
	"time"
)

const unhurried = 40 * time.Millisecond // between two wishes of a person, when something else is what is tried

// weathers are the ways in which a network is bad. Each lasts until ctx ends.
var weathers = map[string]func(ctx context.Context, x *proxy){
	"network-cut": func(ctx context.Context, x *proxy) {
		x.cutting.Store(true)
		<-ctx.Done()
	},
	"network-reset": func(ctx context.Context, x *proxy) {
		every(ctx, 200*time.Millisecond, func() { x.some((*pipe).reset) })
	},
	"network-slow": func(ctx context.Context, x *proxy) {
		x.delay.Store(int64(300 * time.Millisecond))
		<-ctx.Done()
	},
	"network-flapping": func(ctx context.Context, x *proxy) {
		every(ctx, time.Second, func() {
			x.down.Store(!x.down.Load())
			x.each((*pipe).close)
		})
	},
	"network-half-open": func(ctx context.Context, x *proxy) {
		x.losing.Store(true)
		<-ctx.Done()
	},
}

// network lets every kind of bad network come over a room, side by side: most of it is waiting.
func network(ctx context.Context, p plan, tell teller) error {
	errs := make(chan error, len(weathers))
	var work sync.WaitGroup
	for fault, weather := range weathers {
		work.Go(func() { errs <- bad(ctx, p, fault, weather, tell) })
	}
	work.Wait()
	close(errs)
	var all []error
	for err := range errs {
		all = append(all, err)
	}
	return errors.Join(all...)
}

func bad(ctx context.Context, p plan, fault string, weather func(context.Context, *proxy), tell teller) error {
	t, err := newTrial(ctx, fault, p.binary)
	if err != nil {
		return err
	}
	defer t.close()
	x, err := t.startBehind(ctx)
	if err != nil {
		return err
	}
	t.everybody(x.address(), unhurried)
	t.talk(ctx)
	if err := t.acked(ctx, 20); err != nil {
		return err
	}
	spell, over := context.WithTimeout(ctx, 10*p.spell)
	time.AfterFunc(p.spell, func() {
		for fault != "network-slow" && t.broke() == 0 && spell.Err() == nil { // till then nothing was tried
			pause(spell, 10*time.Millisecond)
		}
		over()
	})
	weather(spell, x)
	over()
	x.heal()
	agreed := t.settle(ctx)
	if t.broke() == 0 && fault != "network-slow" {
		t.complain("no line broke, so nothing was tried")
	}
	t.note("%d lines broke, all screens agreed %d ms after it healed", t.broke(), agreed.Milliseconds())
	return t.conclude(ctx, tell)
}

// broke counts the lines that ended without a close code.
func (t *trial) broke() int {
	n := 0
	for _, p := range t.phones {
		p.mu.Lock()
		n += p.closes[cut] + p.closes[gaveUp]
		p.mu.Unlock()
	}
	return n
}
