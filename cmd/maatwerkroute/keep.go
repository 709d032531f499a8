package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"maatwerkroute/server"
)

// Commands that look after the file. They may be stopped: then nothing half is left behind.

type verify struct {
	File string `arg:"" optional:"" type:"path" help:"Een reservekopie; zonder: de database in de datamap / a backup; else the database in the data folder."`
	Data string `default:"./data" env:"MWR_DATA" type:"path" help:"Map met de database / folder with the database."`
}

func (v *verify) Run() error {
	ctx, stop := stoppable()
	defer stop()
	if v.File == "" {
		v.File = server.Database(v.Data)
	}
	return server.Verify(ctx, v.File, os.Stdout)
}

type backup struct {
	File string `arg:"" type:"path" help:"Het nieuwe bestand; gewist.json komt ernaast / the new file; gewist.json is written beside it."`
	Data string `default:"./data" env:"MWR_DATA" type:"path" help:"Map met de database / folder with the database."`
}

func (b *backup) Run() error {
	ctx, stop := stoppable()
	defer stop()
	return server.Backup(ctx, b.Data, b.File, os.Stdout)
}

type restore struct {
	File     string `arg:"" type:"path" help:"De reservekopie / the backup."`
	Data     string `default:"./data" env:"MWR_DATA" type:"path" help:"Lege map waarin de server gaat draaien / the empty folder to restore into."`
	Old      string `type:"path" help:"De oude datamap, voor wat sindsdien gewist is en voor de sleutel / the old data folder."`
	Erasures string `type:"path" help:"gewist.json van bij de nieuwste reservekopie / the list beside the newest backup."`
}

func (r *restore) Run() error {
	ctx, stop := stoppable()
	defer stop()
	return server.Restore(ctx, server.Restoring{File: r.File, Data: r.Data, Old: r.Old, List: r.Erasures}, time.Now, os.Stdout)
}

func stoppable() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
}
