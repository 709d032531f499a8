package main

import (
	"bufio"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"maatwerkroute/server"
)

type lend struct {
	What   string `arg:"" name:"gesprek" help:"Het gesprek of het traject: wat in het adres staat na /bureau/ of /traject/ / the session or trajectory: what stands in the address of its page."`
	To     string `type:"path" xor:"how" help:"Het nieuwe bestand, zoals avond.mwr / the new file."`
	For    string `help:"De naam waarmee de gespreksleider inlogt / the name that the facilitator logs in with."`
	Revoke bool   `xor:"how" help:"Geef op wat op locatie gebeurde, en werk hier verder / give up what was done on location, and go on here."`
	Data   string `default:"./data" env:"MWR_DATA" type:"path" help:"Map met de database / folder with the database."`
	Office string `name:"public-url" env:"MWR_PUBLIC_URL" help:"Het adres van kantoor, voor wat mensen meekrijgen / the address of the office, for what people take home."`
}

func (l *lend) Run() error {
	ctx, stop := stoppable()
	defer stop()
	if l.Revoke {
		return server.RevokeLend(ctx, l.Data, l.What, time.Now, os.Stdout)
	}
	if l.To == "" || l.For == "" {
		return errors.New("zeg met --to welk bestand het wordt, en met --for wie het gesprek leidt / say which file with --to, and who runs it with --for")
	}
	return server.Lend(ctx, server.Lending{What: l.What, File: l.To, For: l.For, Data: l.Data, Office: l.Office}, time.Now, os.Stdout)
}

type back struct {
	File string `arg:"" type:"path" help:"Het bestand met -terug in de naam / the file with -terug in its name."`
	Data string `default:"./data" env:"MWR_DATA" type:"path" help:"Map met de database / folder with the database."`
}

func (b *back) Run() error {
	ctx, stop := stoppable()
	defer stop()
	return server.Return(ctx, b.Data, b.File, time.Now, os.Stdout)
}

// onLocation is what a facilitator starts in a community centre: on Windows by dropping the file on the program.
type onLocation struct {
	File    string `arg:"" type:"path" help:"Het bestand van lend, zoals avond.mwr / the lent file."`
	Data    string `type:"path" help:"Map voor het gesprek; anders een map naast het bestand / folder for it; else one beside the file."`
	Address string `default:":8080" help:"Waar de laptop luistert / where to listen."`
	Pack    bool   `help:"Maak alleen het bestand om terug te brengen, na een laptop die uitviel / only write the file to bring back."`
}

func (o *onLocation) Run() error {
	err := o.run()
	stay(err)
	return err
}

// stay keeps the window open that Windows made for this program, so that somebody can read what it said.
func stay(err error) {
	if i, unread := os.Stdin.Stat(); runtime.GOOS != "windows" || unread != nil || i.Mode()&os.ModeCharDevice == 0 {
		return
	}
	if err != nil {
		fmt.Println(err)
	}
	fmt.Print("Druk op Enter om dit venster te sluiten / press Enter to close this window.")
	_, _ = bufio.NewReader(os.Stdin).ReadString('\n') // whatever it was, it closes
}

func (o *onLocation) run() error {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))) // the window is for the address
	ctx, stop := stoppable()
	defer stop()
	if o.Data == "" {
		o.Data = strings.TrimSuffix(o.File, filepath.Ext(o.File)) + "-gegevens"
	}
	if o.Pack {
		return server.PackBack(ctx, o.Data, server.BackFile(o.File), time.Now, os.Stdout)
	}
	return server.RunOnLocation(ctx, server.Config{OnLocation: true, Address: o.Address, Data: o.Data}, o.File, time.Now, os.Stdout)
}
