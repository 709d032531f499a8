package sessions

// Level (niveau) is a place where a signal can be decided on, from the table up to the Rijk, or one beside that
// ladder. It is not an organisation: who answers there is a Place.
type Level string

// The levels of the chain, and the side channels (DOMAIN §4.5).
const (
	Table            Level = "tafel"
	Team             Level = "team"
	Department       Level = "dienst"
	Executive        Level = "college"
	Council          Level = "raad"
	VNG              Level = "vng"
	Rijk             Level = "rijk"
	ClientCouncil    Level = "clientenraad"
	Ombudsman        Level = "ombudsman"
	AuditOffice      Level = "rekenkamer"
	ExternalExecutor Level = "uitvoerder"
	Petition         Level = "raadsadres"
)

// LevelTerms are what a level has by default. Rank 0 stands beside the ladder.
type LevelTerms struct {
	Rank    int
	Place   Label // who answers there, when nobody else is named
	Receipt int   // working days until it says that the bundle arrived
	Answer  int   // weeks until it answers
}

// Levels are the levels that a bundle can be sent to. Nobody sends anything to the table.
var Levels = map[Level]LevelTerms{
	Team:             {1, "teammanager", 5, 2},
	Department:       {2, "directeur", 5, 6},
	Executive:        {3, "portefeuillehouder", 10, 8},
	Council:          {4, "griffie", 10, 12},
	VNG:              {5, "commissie", 20, 26}, // or the next general assembly, when that is earlier
	Rijk:             {6, "ministerie", 20, 26},
	ClientCouncil:    {0, "cliëntenraad", 10, 8},
	Ombudsman:        {0, "ombudsman", 10, 8},
	AuditOffice:      {0, "rekenkamer", 10, 26},
	ExternalExecutor: {0, "contractmanager", 5, 6},
	Petition:         {0, "griffie", 10, 8},
}

// WayUp is the ladder, from the table to the Rijk.
var WayUp = []Level{Table, Team, Department, Executive, Council, VNG, Rijk}

func (l Level) rank() int { return Levels[l].Rank }

// above is the next level up; false beside the ladder and at its end.
func (l Level) above() (Level, bool) {
	if r := l.rank(); r > 0 && r+1 < len(WayUp) {
		return WayUp[r+1], true
	}
	return "", false
}

// receiptBy is until when a level may take to say that a bundle arrived. Its recess does not count.
func (g *Given) receiptBy(l Level) Instant {
	days := g.Days
	days.Recess = g.Recess[l]
	return At(days.EndOfDay(days.AddWorkingDays(g.At.Time(), Levels[l].Receipt)))
}

// answerBy is until when a level may take to answer, and on how many days its clock stands still. What is
// published as recess later moves nothing: the moment is in the fact.
func (g *Given) answerBy(l Level) (by Instant, rests int) {
	t := g.At.Time().In(g.Days.Zone)
	on := t
	for left := 7 * Levels[l].Answer; left > 0; {
		on = on.AddDate(0, 0, 1)
		if g.Recess[l][DateOf(on)] {
			rests++
			continue
		}
		left--
	}
	return At(g.Days.EndOfDay(on)), rests
}
