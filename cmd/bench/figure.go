package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
)

// line is one figure as it is printed, beside the limit of this machine in the same run.
type line struct {
	Figure string     `json:"figure"`
	Value  float64    `json:"value"` // the median of the runs
	Unit   string     `json:"unit"`
	Limit  float64    `json:"limit"` // of this machine, the median of the runs
	Ratio  float64    `json:"ratio"` // of value to limit, the median of the runs
	Target string     `json:"target"`
	Met    *bool      `json:"met,omitempty"` // absent where there is no target
	Runs   int        `json:"runs"`
	Spread [2]float64 `json:"spread"` // the least and the most of the runs
	Beside string     `json:"beside"` // what the limit is
	Note   string     `json:"note"`   // what was sent, and what else was seen
}

// series is what the runs of one figure measured.
type series struct{ values, limits, ratios []float64 }

func (s *series) add(value, limit float64) {
	s.values, s.limits = append(s.values, value), append(s.limits, limit)
	if limit != 0 {
		s.ratios = append(s.ratios, value/limit)
	}
}

func (s *series) value() float64 { return median(s.values) }
func (s *series) limit() float64 { return median(s.limits) }
func (s *series) ratio() float64 { return median(s.ratios) }

func median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(list))
	if n := len(sorted); n%2 == 0 {
		return (sorted[n/2-1] + sorted[n/2]) / 2
	}
	return sorted[len(sorted)/2]
}

// quantile of a list that is sorted.
func quantile(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, min(len(sorted)-1, int(math.Ceil(q*float64(len(sorted))))-1))]
}

// report prints lines as they come and the table at the end.
type report struct {
	out   io.Writer
	lines []line
}

// tell prints a figure. met is nil where there is no target.
func (r *report) tell(l line, s series, met *bool) {
	if len(s.values) == 0 {
		return
	}
	l.Value, l.Limit, l.Ratio, l.Runs, l.Met = round(s.value()), round(s.limit()), round(s.ratio()), len(s.values), met
	l.Spread = [2]float64{round(slices.Min(s.values)), round(slices.Max(s.values))}
	r.lines = append(r.lines, l)
	json.NewEncoder(r.out).Encode(l)
}

func is(met bool) *bool { return &met }

// round keeps four digits: more would say more than was measured.
func round(v float64) float64 {
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0
	}
	scale := math.Pow(10, 3-math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v*scale) / scale
}

func (r *report) table() {
	fmt.Fprintln(r.out, "\n| figure | median | least – most | limit of this machine | ratio | target | met |\n|---|---|---|---|---|---|---|")
	for _, l := range r.lines {
		met := "–"
		if l.Met != nil {
			met = map[bool]string{true: "yes", false: "**no**"}[*l.Met]
		}
		limit, ratio := "–", "–"
		if l.Limit != 0 {
			limit, ratio = fmt.Sprintf("%s (%s)", number(l.Limit), l.Beside), number(l.Ratio)
		}
		fmt.Fprintf(r.out, "| %s | %s %s | %s – %s | %s | %s | %s | %s |\n", l.Figure, number(l.Value), l.Unit,
			number(l.Spread[0]), number(l.Spread[1]), limit, ratio, l.Target, met)
	}
	fmt.Fprintln(r.out)
	for _, l := range r.lines {
		if l.Note != "" {
			fmt.Fprintf(r.out, "- %s: %s\n", l.Figure, l.Note)
		}
	}
}

// number writes a number for people: 12,345 and 0.42.
func number(v float64) string {
	if math.Abs(v) < 1000 {
		return fmt.Sprintf("%.4g", v)
	}
	digits := fmt.Sprintf("%.0f", math.Abs(v))
	var out strings.Builder
	if v < 0 {
		out.WriteByte('-')
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte(',')
		}
		out.WriteRune(d)
	}
	return out.String()
}
