package sessions

import "testing"

// office is an organisation's own stream, with somebody who lets people in and one who does not.
func office(t *testing.T) *evening {
	e := &evening{t: t, s: NewState("o1"), at: d0, links: map[string]map[string]bool{}, bodies: map[WordsID]string{}}
	e.must(operator, &FoundOrganization{Name: "Dienst", Type: "dienst"})
	e.hired("bea", Administrator, true)
	e.hired("ans", Facilitator, false)
	return e
}

var operator = Principal{Role: Operator}

// letsIn is a member as the door lets them manage.
func letsIn(id string) Principal {
	return Principal{Role: Administrator, Organization: "o1", Object: id}
}

// invited is somebody with the link of an invitation.
func invited(id string) Principal { return Principal{Role: Nobody, Organization: "o1", Object: id} }

func (e *evening) hired(id string, r Role, manages bool) {
	e.t.Helper()
	e.must(operator, &InviteMember{Member: id, Role: r, Function: "medewerker", Manages: manages})
	e.must(invited(id), &JoinMember{Member: id})
}

func (e *evening) member(id string) Member {
	e.t.Helper()
	o, ok := find[Organization](e.s, "o1")
	if !ok {
		e.t.Fatal("no organisation")
	}
	m, ok := o.Member(id)
	if !ok {
		e.t.Fatalf("%s is no member", id)
	}
	return m
}

func TestItIsNoInvitation(t *testing.T) {
	e := office(t)
	invite := func(f func(*InviteMember)) Wish {
		w := &InviteMember{Member: "nieuw", Role: Facilitator, Function: "gespreksleider"}
		f(w)
		return w
	}
	e.refuses(map[string]ask{
		"with a role that is unknown":         {letsIn("bea"), invite(func(w *InviteMember) { w.Role = "baas" }), Invalid},
		"with a role that is no account's":    {letsIn("bea"), invite(func(w *InviteMember) { w.Role = Operator }), Invalid},
		"without a role":                      {letsIn("bea"), invite(func(w *InviteMember) { w.Role = "" }), Invalid},
		"without a function":                  {letsIn("bea"), invite(func(w *InviteMember) { w.Function = "" }), Invalid},
		"with somebody's number":              {letsIn("bea"), invite(func(w *InviteMember) { w.Function = "bel 06 12345678" }), Invalid},
		"with somebody's name":                {letsIn("bea"), invite(func(w *InviteMember) { w.Function = "mevrouw Jansen" }), Invalid},
		"with an id that is none":             {letsIn("bea"), invite(func(w *InviteMember) { w.Member = "a b" }), Invalid},
		"of somebody who is there":            {letsIn("bea"), invite(func(w *InviteMember) { w.Member = "ans" }), Conflict},
		"by who does not manage":              {letsIn("ans"), invite(func(*InviteMember) {}), Forbidden},
		"by nobody of this organisation":      {letsIn("piet"), invite(func(*InviteMember) {}), Forbidden},
		"by an administrator of another":      {Principal{Role: Administrator, Organization: "o2", Object: "bea"}, invite(func(*InviteMember) {}), NotFound},
		"by a facilitator":                    {Principal{Role: Facilitator, Organization: "o1", Object: "bea"}, invite(func(*InviteMember) {}), Forbidden},
		"taken by who has the link of ans":    {invited("ans"), &JoinMember{Member: "bea"}, NotFound},
		"taken a second time":                 {invited("ans"), &JoinMember{Member: "ans"}, Conflict},
		"taken where there is none":           {invited("piet"), &JoinMember{Member: "piet"}, NotFound},
		"taken without a link":                {Principal{Role: Nobody}, &JoinMember{}, NotFound},
		"an end for who is not there":         {letsIn("bea"), &EndMember{Member: "piet"}, NotFound},
		"an end by who does not manage":       {letsIn("ans"), &EndMember{Member: "bea"}, Forbidden},
		"the last administrator who goes":     {letsIn("bea"), &EndMember{Member: "bea"}, Conflict},
		"the last, ended by the operator":     {operator, &EndMember{Member: "bea"}, Conflict},
		"the last, made a facilitator":        {operator, &ChangeMember{Member: "bea", Role: Facilitator, Function: "f"}, Conflict},
		"a role that one takes oneself":       {letsIn("bea"), &ChangeMember{Member: "bea", Role: Facilitator, Function: "f", Manages: true}, Forbidden},
		"another role that is unknown":        {letsIn("bea"), &ChangeMember{Member: "ans", Role: "baas", Function: "f"}, Invalid},
		"another role, without a function":    {letsIn("bea"), &ChangeMember{Member: "ans", Role: Adviser}, Invalid},
		"another role for who is not there":   {letsIn("bea"), &ChangeMember{Member: "piet", Role: Adviser, Function: "f"}, NotFound},
		"another role, by who may not manage": {letsIn("ans"), &ChangeMember{Member: "ans", Role: Administrator, Function: "f"}, Forbidden},
	})
}

func TestAnInvitationIsUsedOnceAndInTime(t *testing.T) {
	e := office(t)
	e.must(letsIn("bea"), &InviteMember{Member: "cor", Role: CoFacilitator, Function: "medegespreksleider", Manages: true})
	if m := e.member("cor"); !m.Invited(e.at) || m.Active() || m.Manages {
		t.Errorf("invited %+v; only a facilitator or an administrator lets people in", m)
	}
	e.refused(letsIn("cor"), &InviteMember{Member: "dirk", Role: Facilitator, Function: "f"}, Forbidden)
	e.at += inviteDays*day + 2000
	e.refused(invited("cor"), &JoinMember{Member: "cor"}, Conflict)
	e.must(letsIn("bea"), &InviteMember{Member: "dirk", Role: Facilitator, Function: "f"})
	e.must(letsIn("bea"), &EndMember{Member: "dirk"})
	e.refused(invited("dirk"), &JoinMember{Member: "dirk"}, NotFound)
	e.refused(letsIn("bea"), &EndMember{Member: "dirk"}, Conflict)
	e.must(letsIn("bea"), &InviteMember{Member: "eva", Role: Administrator, Function: "f"})
	e.must(invited("eva"), &JoinMember{Member: "eva"})
	if m := e.member("eva"); !m.Active() || !m.Manages {
		t.Errorf("an administrator manages: %+v", m)
	}
	e.refused(letsIn("cor"), &EndMember{Member: "eva"}, Forbidden)
}

// TestI11WhoLeavesTheOrganisation: access ends at once, others have five working days for what was theirs, and who
// manages cannot go as the last.
func TestI11WhoLeavesTheOrganisation(t *testing.T) {
	e := office(t)
	e.must(letsIn("bea"), &EndMember{Member: "ans"})
	m := e.member("ans")
	if m.Active() || m.Left == 0 || m.HandBy != At(testDays.EndOfDay(testDays.AddWorkingDays(m.Left.Time(), 5))) {
		t.Errorf("left %+v", m)
	}
	e.refused(letsIn("bea"), &ChangeMember{Member: "ans", Role: Facilitator, Function: "f"}, NotFound)
	e.refused(invited("ans"), &JoinMember{Member: "ans"}, NotFound)
	e.hired("eva", Facilitator, true)
	e.must(letsIn("eva"), &EndMember{Member: "bea"})
	e.refused(letsIn("bea"), &EndMember{Member: "eva"}, Forbidden)
	e.refused(letsIn("eva"), &EndMember{Member: "eva"}, Conflict)
}

func TestAnAdministratorHandsTheWorkOnWithoutReadingIt(t *testing.T) {
	e := opened(t)
	admin := Principal{Role: Administrator, Organization: "o1", Object: "bea"}
	e.refuses(map[string]ask{
		"to nobody":                               {admin, &HandTrajectory{}, Invalid},
		"by an administrator of another":          {Principal{Role: Administrator, Organization: "o2"}, &HandTrajectory{To: "ans"}, NotFound},
		"by a trajectory lead":                    {Principal{Role: TrajectoryLead, Organization: "o1"}, &HandTrajectory{To: "ans"}, Forbidden},
		"of a trajectory, which opens no session": {admin, &OpenSession{}, Forbidden},
	})
	e.must(lea, &HandTrajectory{To: "ans", Note: text("Bel eerst de teammanager.")})
	tr, _ := e.s.trajectory()
	note := tr.Note
	e.must(admin, &HandTrajectory{To: "cor"})
	if tr, _ = e.s.trajectory(); tr.Lead != "cor" || tr.Note != note {
		t.Errorf("handed %+v: what ans wrote stays for cor", tr)
	}
}

// TestAnAdministratorSeesNoStory holds every kind of record with words of people in it.
func TestAnAdministratorSeesNoStory(t *testing.T) {
	may := []string{"organization", "trajectory", "session", "mandate", "template", "route-edition"} // a route that was published tells no story
	for kind, list := range recordSamples() {
		for _, r := range list {
			if _, to := r.record.at(); to != "" {
				continue
			}
			for _, role := range []Role{Administrator, Adviser} {
				for _, c := range []Class{{Role: role, Session: theSession}, {Role: role, Session: theSession, Collective: true}} {
					if Seen(r.record, c) != nil && !contains(may, kind) && !(kind == "barrier" || kind == "bundle" || kind == "endorsement") {
						t.Errorf("%s sees %s, %s", role, kind, r.state)
					}
				}
			}
		}
	}
}
