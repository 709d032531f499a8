package sessions

import "slices"

const mostDepartments = 12

// NameDepartments writes down which departments a barrier touches (S4-33). They share it; who holds it is one function.
type NameDepartments struct {
	Barrier     string  `json:"barrier"`
	Departments []Label `json:"departments"`
}

// DepartmentsNamed happened.
type DepartmentsNamed struct {
	Barrier     string  `json:"barrier"`
	Departments []Label `json:"departments"`
}

func (w *NameDepartments) decide(s *State, who Who, _ *Given) ([]Fact, error) {
	b, err := s.barrierHere(who, w.Barrier)
	if err != nil {
		return nil, err
	}
	list := []Label{}
	for _, d := range w.Departments {
		if d != "" && !slices.ContainsFunc(list, func(o Label) bool { return sameFunction(o) == sameFunction(d) }) {
			list = append(list, d)
		}
	}
	if len(list) > mostDepartments {
		return nil, Refuse(Invalid, "Noem hooguit twaalf afdelingen.")
	}
	return []Fact{&DepartmentsNamed{Barrier: b.ID, Departments: list}}, nil
}

func (f *DepartmentsNamed) apply(s *State, _ Instant) {
	s.changeBarrier(f.Barrier, func(b *Barrier) { b.Departments = f.Departments })
}

// Holder is the one function that people look at for a barrier: of the action that was taken first, or else of who was
// asked first. None: nobody holds it.
func (l BarrierLine) Holder() Label {
	for _, a := range l.Actions {
		if a.heads() {
			return a.Holder()
		}
	}
	for _, a := range l.Actions {
		if a.waits() {
			return a.Holder()
		}
	}
	return ""
}
