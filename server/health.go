package server

import (
	"bytes"
	"strconv"

	"github.com/gofiber/fiber/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/common/expfmt"

	"maatwerkroute/server/live"
)

// meters counts answers by route and status: nothing of a person.
type meters struct {
	registry *prometheus.Registry
	answers  *prometheus.CounterVec
	live     *liveMeter
	waiting  prometheus.Gauge // in the queue
	sent     prometheus.Counter
	failed   prometheus.Counter
}

func newMeters() *meters {
	m := &meters{registry: prometheus.NewRegistry(), answers: prometheus.NewCounterVec(
		prometheus.CounterOpts{Name: "mwr_answers_total", Help: "Answers by route and status."}, []string{"route", "status"})}
	m.live = newLiveMeter(m.registry)
	m.waiting = prometheus.NewGauge(prometheus.GaugeOpts{Name: "mwr_post_waiting", Help: "Pieces of news that somebody is still to hear."})
	m.sent = prometheus.NewCounter(prometheus.CounterOpts{Name: "mwr_post_sent_total", Help: "Mails that the mail server took."})
	m.failed = prometheus.NewCounter(prometheus.CounterOpts{Name: "mwr_post_failed_total", Help: "Ways of telling somebody something that failed."})
	m.registry.MustRegister(m.answers, m.waiting, m.sent, m.failed, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// boardsOf shows how many boards are in memory.
func (m *meters) boardsOf(h *live.Hall) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "mwr_boards", Help: "Conversations in memory."}, func() float64 { return float64(h.Boards()) }))
}

func (m *meters) answered(route string, status int) {
	m.answers.WithLabelValues(route, strconv.Itoa(status)).Inc()
}

func (s *Server) metrics(c *fiber.Ctx) error {
	families, err := s.meters.registry.Gather()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	for _, f := range families {
		if _, err := expfmt.MetricFamilyToText(&out, f); err != nil {
			return err
		}
	}
	out.WriteString("# HELP mwr_live_connections Live connections now.\n# TYPE mwr_live_connections gauge\nmwr_live_connections " +
		strconv.Itoa(s.door.Inside()) + "\n")
	c.Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	return c.Send(out.Bytes())
}

func (s *Server) healthy(c *fiber.Ctx) error { return c.SendString("ok\n") }

func (s *Server) ready(c *fiber.Ctx) error {
	if s.draining.Load() {
		return fiber.NewError(fiber.StatusServiceUnavailable)
	}
	return c.SendString("ok\n")
}
