package server

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"maatwerkroute/sessions"
)

// liveMeter counts what the hall does. Its labels are closed sets, so that each counter is made beforehand and
// counting is one addition.
type liveMeter struct {
	acknowledged map[string]prometheus.Counter // by operation
	refused      map[sessions.Code]prometheus.Counter
	inside       map[sessions.Role]prometheus.Gauge
	notNow       prometheus.Counter
	replayed     prometheus.Counter
	entries      prometheus.Histogram
	boards       prometheus.Histogram
	disk         prometheus.Histogram
	commits      prometheus.Histogram
	behind       prometheus.Histogram
}

var codes = []sessions.Code{sessions.Invalid, sessions.Forbidden, sessions.Conflict, sessions.NotFound}

// roles are those who may open a screen.
var roles = []sessions.Role{sessions.Attendee, sessions.Scribe, sessions.Wall, sessions.Facilitator, sessions.CoFacilitator, sessions.Observer}

func newLiveMeter(r *prometheus.Registry) *liveMeter {
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		v := prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
		r.MustRegister(v)
		return v
	}
	histogram := func(name, help string, buckets []float64) prometheus.Histogram {
		h := prometheus.NewHistogram(prometheus.HistogramOpts{Name: name, Help: help, Buckets: buckets})
		r.MustRegister(h)
		return h
	}
	acknowledged := counter("mwr_acknowledged_total", "Wishes that are on disk, by operation; one that came twice counts twice.", "op")
	no := counter("mwr_refused_total", "Wishes that got a no: refused by a rule, with its code, or not-now.", "kind", "code")
	inside := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "mwr_screens", Help: "Live screens now, by role."}, []string{"role"})
	r.MustRegister(inside)
	m := &liveMeter{acknowledged: map[string]prometheus.Counter{}, refused: map[sessions.Code]prometheus.Counter{},
		inside: map[sessions.Role]prometheus.Gauge{}, notNow: no.WithLabelValues("not-now", ""),
		replayed: counter("mwr_replayed_total", "Wishes that came again after they were accepted.").WithLabelValues(),
		entries:  histogram("mwr_commit_entries", "Entries in one transaction.", prometheus.ExponentialBuckets(1, 2, 12)),
		boards:   histogram("mwr_commit_boards", "Boards in one transaction.", prometheus.ExponentialBuckets(1, 2, 7)),
		disk:     histogram("mwr_commit_seconds", "How long one transaction took, the sync of the disk with it.", prometheus.ExponentialBuckets(0.0005, 2, 14)),
		commits:  histogram("mwr_screen_commits", "Commits of a board that one write to a screen took in one go: 1 is a screen that keeps up.", []float64{1, 2, 3, 5, 10, 20, 50, 100, 500}),
		behind:   histogram("mwr_screen_seconds", "From the last commit to the end of the write that brought it to a screen.", prometheus.ExponentialBuckets(0.0005, 2, 15))}
	for _, op := range sessions.Operations {
		m.acknowledged[op.Name] = acknowledged.WithLabelValues(op.Name)
	}
	for _, c := range codes {
		m.refused[c] = no.WithLabelValues("refused", string(c))
	}
	for _, role := range roles {
		m.inside[role] = inside.WithLabelValues(string(role))
	}
	return m
}

// Acknowledged counts by a name of the table of operations; there is no other.
func (m *liveMeter) Acknowledged(op string) {
	if c, ok := m.acknowledged[op]; ok {
		c.Inc()
	}
}

// Refused counts by a code of the rules.
func (m *liveMeter) Refused(code sessions.Code) {
	if c, ok := m.refused[code]; ok {
		c.Inc()
	}
}

// Inside counts who comes and goes.
func (m *liveMeter) Inside(role sessions.Role, change int) {
	if g, ok := m.inside[role]; ok {
		g.Add(float64(change))
	}
}

// NotNow counts a no that is nobody's fault.
func (m *liveMeter) NotNow() { m.notNow.Inc() }

// Replayed counts what came again.
func (m *liveMeter) Replayed() { m.replayed.Inc() }

// Committed is one transaction.
func (m *liveMeter) Committed(entries, boards int, took time.Duration) {
	m.entries.Observe(float64(entries))
	m.boards.Observe(float64(boards))
	m.disk.Observe(took.Seconds())
}

// Wrote is one write to a screen.
func (m *liveMeter) Wrote(commits int64, behind time.Duration) {
	m.commits.Observe(float64(commits))
	m.behind.Observe(behind.Seconds())
}
