package sessions

// DemandAt is a paper or a question, with the step at which it is asked.
type DemandAt struct {
	Step string `json:"step"`
	Demand
}

// Dropped lists what the table wants to leave out: each with who takes it out and what the law says of it (S4-20).
func Dropped(steps []*RouteStep) []DemandAt { return fated(steps, FateGone) }

func fated(steps []*RouteStep, fate Fate) []DemandAt {
	list := []DemandAt{}
	for _, st := range steps {
		for _, d := range st.Demands {
			if d.Fate == fate {
				list = append(list, DemandAt{Step: st.ID, Demand: d})
			}
		}
	}
	return list
}
