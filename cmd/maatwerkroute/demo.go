package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"maatwerkroute/cmd/maatwerkroute/play"
	"maatwerkroute/server"
)

type demo struct {
	Port int    `default:"8080" help:"Poort op deze computer / port on this machine."`
	Data string `type:"path" help:"Bewaar het voorbeeld in deze (lege) map / keep the example in this empty folder."`
}

// Run does what an operator does, make an account and serve, on a clock of its own. The play then comes in
// through the front door.
func (d *demo) Run() error {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})))
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	clock := play.NewClock()
	open := make(chan struct{})
	c := server.Config{Address: fmt.Sprintf("localhost:%d", d.Port), Data: d.Data, Listening: func(string) { close(open) }}
	if d.Data == "" {
		folder, err := os.MkdirTemp("", "maatwerkroute-voorbeeld-")
		if err != nil {
			return fmt.Errorf("a folder for the example: %w", err)
		}
		defer os.RemoveAll(folder)
		c.Data = folder
	} else if list, err := filepath.Glob(filepath.Join(d.Data, "*")); err != nil || len(list) > 0 {
		return fmt.Errorf("map %s is niet leeg. Kies een lege map / choose an empty folder", d.Data)
	}
	h, err := server.Open(c, clock.Now)
	if err != nil {
		return err
	}
	if _, err := h.AddAccount(ctx, server.NewAccount{Name: play.AccountName, Password: play.Password, Organization: play.Organization(), Type: play.OrganizationType()}); err != nil {
		return errors.Join(err, h.Close())
	}
	served := make(chan error, 1)
	go func() { served <- errors.Join(h.Serve(ctx), h.Close()) }()
	select {
	case err := <-served:
		return err
	case <-open:
	}
	err = d.play(ctx, clock, h.Tick)
	if err != nil {
		stop()
	}
	return errors.Join(err, <-served)
}

func (d *demo) play(ctx context.Context, clock *play.Clock, minute func(context.Context) error) error {
	began := time.Now()
	done, err := play.Play(ctx, fmt.Sprintf("http://localhost:%d", d.Port), clock, minute, func(what string) { fmt.Println("  " + what) })
	if err != nil {
		return fmt.Errorf("play the example: %w", err)
	}
	fmt.Printf("\nGespeeld in %.1f seconden. Alles is verzonnen: een voorbeeld. Vandaag is het %s.\n\n%s\n\nNog niet gespeeld:\n",
		time.Since(began).Seconds(), clock.Now().Format(time.DateOnly), done.Sentence)
	for _, key := range done.NotPlayed {
		fmt.Println("  " + key)
	}
	if len(done.Otherwise) > 0 {
		fmt.Println("\nAnders gespeeld dan het er staat:")
	}
	for _, line := range done.Otherwise {
		fmt.Println("  " + line)
	}
	fmt.Println("\nProbeer:")
	for _, l := range done.Links {
		fmt.Printf("  %-52s %s\n", l.What, l.Address)
	}
	fmt.Println("\nStop met Ctrl-C.")
	return nil
}
