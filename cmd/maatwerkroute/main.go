// Command maatwerkroute serves policy dialogues and what becomes of them.
package main

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"maatwerkroute/server"
)

type serve struct{ server.Config }

func (s *serve) Run() error {
	end, err := profile(os.Getenv("MWR_CPU_PROFILE"))
	if err != nil {
		return err
	}
	defer end()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	s.Says = os.Stdout
	return server.Run(ctx, s.Config, time.Now)
}

type addUser struct {
	Name         string `arg:"" help:"De naam waarmee iemand inlogt / the name to log in with."`
	Organization string `required:"" help:"De organisatie, die ontstaat als zij er niet is / the organisation, founded when absent."`
	Type         string `default:"collectief" help:"Wat voor organisatie: collectief, dienst, buurtteam, ombudsman … / its kind."`
	Role         string `default:"facilitator" enum:"facilitator,co-facilitator,trajectory-lead,adviser,administrator" help:"Wat deze persoon doet; administrator regelt accounts en leest geen verhalen / what they do: an administrator manages accounts and reads no stories."`
	Data         string `default:"./data" env:"MWR_DATA" type:"path" help:"Map voor de database / folder for the database. De server mag nu niet draaien / stop the server first."`
}

func (a *addUser) Run() error {
	fmt.Fprint(os.Stderr, "Wachtwoord (12 letters of meer): ")
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if err != nil && line == "" {
		return fmt.Errorf("read the password: %w", err)
	}
	h, err := server.Open(server.Config{Data: a.Data}, time.Now)
	if err != nil {
		return err
	}
	org, err := h.AddAccount(context.Background(), server.NewAccount{Name: a.Name, Password: strings.TrimRight(line, "\r\n"),
		Organization: a.Organization, Type: a.Type, Role: a.Role})
	if err == nil {
		fmt.Println("organisation", org)
	}
	if closed := h.Close(); err == nil {
		err = closed
	}
	return err
}

// version is that of the source that this was built of.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "onbekend"
}

func main() {
	slog.SetDefault(slog.New(slog.NewJSONHandler(os.Stderr, nil)))
	var cli struct {
		Version kong.VersionFlag `help:"Welke versie dit is / which version this is."`
		Serve   serve            `cmd:"" help:"Laat mensen binnen / let people in."`
		Demo    demo             `cmd:"" help:"Speel het voorbeeldgesprek en laat mensen binnen / play the example and let people in."`
		User    struct {
			Add addUser `cmd:"" help:"Maak een account; het wachtwoord komt van de invoer / make an account; the password is read from the input."`
		} `cmd:"" help:"Accounts van het bureau / accounts of the desk."`
		Lend       lend       `cmd:"" help:"Neem een traject mee naar een plek zonder internet / take a trajectory along to a place without internet."`
		Return     back       `cmd:"" help:"Breng terug wat daar gebeurde / bring back what happened there."`
		OnLocation onLocation `cmd:"" default:"withargs" help:"Open het bestand van lend op een laptop en laat mensen binnen / open a lent file on a laptop and let people in."`
		Verify     verify     `cmd:"" help:"Lees alles na, ook onder een server die draait / read everything and check it."`
		Backup     backup     `cmd:"" help:"Maak een reservekopie, ook onder een server die draait / make a backup."`
		Restore    restore    `cmd:"" help:"Zet een reservekopie terug in een lege map / put a backup back in an empty folder."`
	}
	k := kong.Parse(&cli, kong.Name("maatwerkroute"), kong.Description("Beleidsdialogen, en wat ermee gebeurt."), kong.UsageOnError(), kong.Vars{"version": version()})
	k.FatalIfErrorf(k.Run())
}
