package server

import "github.com/gofiber/fiber/v2"

// route is one line of the list: how it is asked, who may, and what answers.
type route struct {
	method, path string
	who          who
	do           fiber.Handler
}

const (
	get  = fiber.MethodGet
	post = fiber.MethodPost
)

// routes is every route that there is. A test fails when the app has another one.
func (s *Server) routes() []route {
	return []route{
		{get, "/", anyone, s.home},
		{get, "/d", anyone, s.codeForm},
		{get, "/d/binnen", entering, s.welcome},
		{get, "/d/gesprek", seated, s.phone},
		{get, "/d/eerder", seated, s.earlier},
		{post, "/d/eerder", seated, s.showSlip},
		{post, "/d/eerder/doe/:op", seated, s.asFormer(s.does(s.earlierForms()))},
		{get, "/d/:code", anyone, s.codeForm},
		{post, "/d/sleutel", anyone, s.useKey},
		{post, "/d/plaats", entering, s.takeSeat},

		{get, "/bureau", anyone, s.desk},
		{post, "/bureau/in", anyone, s.login},
		{post, "/bureau/uit", facilitator, s.logout},
		{get, "/bureau/nieuw", facilitator, s.newSession},
		{post, "/bureau/nieuw", facilitator, s.makeSession},
		{get, "/bureau/register", facilitator, s.register},
		{get, "/bureau/sjablonen", advising, s.templateList},
		{get, "/bureau/sjablonen/:id", facilitator, s.templatePage},
		{post, "/bureau/sjablonen/:id", facilitator, s.changeTemplate},
		{get, "/bureau/reeks", facilitator, s.series},
		{get, "/bureau/oefenen", facilitator, s.rehearsalRoom},
		{post, "/bureau/oefenen", facilitator, s.rehearse},
		{post, "/bureau/oefenen/stop", facilitator, s.endRehearsal},
		{get, "/bureau/:session", desked, s.deskScreen},
		{get, "/bureau/:session/route/:route", desked, s.routePage},
		{get, "/bureau/:session/route/:route/tekening.svg", desked, s.routeDrawing},
		{get, "/bureau/:session/klaarzetten", host, s.preparation},
		{post, "/bureau/:session/klaarzetten", host, s.prepare},
		{get, "/bureau/:session/uitnodiging", host, s.inviteLetter},
		{get, "/bureau/:session/deuren", desked, s.doors},
		{post, "/bureau/:session/deuren", host, s.renewDoors},
		{get, "/bureau/:session/kaarten", desked, s.paperDoors},
		{post, "/bureau/:session/muur", desked, s.pairWall},
		{get, "/bureau/:session/lijkt-op", desked, s.looksLike},
		{post, "/bureau/:session/link", desked, s.askedLink},
		{post, "/bureau/:session/draaglink", desked, s.carryLink},
		{post, "/bureau/:session/plek", desked, s.placeLink},
		{post, "/bureau/:session/mede", host, s.medeLink},
		{get, "/bureau/:session/bellink", host, s.callPages},
		{post, "/bureau/:session/bellink", host, s.callLink},
		{post, "/bureau/:session/overname", host, s.takeoverCode},
		{get, "/bureau/:session/wensen", host, s.tables},
		{get, "/bureau/:session/tafels", host, s.tables},
		{get, "/bureau/:session/print", desked, s.printPack},
		{get, "/bureau/:session/blad", desked, s.paperSheet},
		{get, "/bureau/:session/vervolg", desked, s.after},
		{get, "/bureau/:session/agenda", desked, s.agenda},
		{get, "/bureau/:session/waar", desked, s.whereItFails},
		{post, "/bureau/:session/doe/:op", desked, s.among(s.mailbox(s.speaking(s.does(s.afterForms()))))},
		{get, "/bureau/:session/bundel/:leg", desked, s.deskBundle},

		{get, "/bureau/:session/regels", desked, s.rules},
		{post, "/bureau/:session/regels/doe/:op", desked, s.does(s.ruleForms())},
		{get, "/bureau/:session/uitzonderingen", desked, s.exceptions},
		{post, "/bureau/:session/uitzonderingen/doe/:op", desked, s.does(s.exceptionForms())},
		{get, "/bureau/:session/toets/:step", desked, s.stepLaw},
		{post, "/bureau/:session/toets/:step/doe/:op", desked, s.does(s.stepLawForms())},

		{get, "/bureau/:session/meekijkers", host, s.guests},
		{post, "/bureau/:session/meekijkers/doe/:op", host, s.does(s.guestDeskForms())},
		{get, "/bureau/:session/lezen", reading, s.readAlong},
		{get, "/bureau/:session/lezen/regels", reading, s.rules},
		{get, "/bureau/:session/lezen/uitzonderingen", reading, s.exceptions},
		{get, "/bureau/:session/eigen", collective, s.own},
		{get, "/bureau/:session/eigen.json", collective, s.ownJSON},
		{get, "/bureau/:session/eigen.csv", collective, s.ownCSV},
		{post, "/bureau/:session/eigen/doe/:op", collective, s.does(s.ownForms())},
		{get, "/bureau/:session/post", host, s.postroomPage},
		{post, "/bureau/:session/post/adres", host, s.saveAddress},
		{post, "/bureau/:session/post/gedaan", host, s.markPost},
		{get, "/bureau/:session/brieven", host, s.letters},
		{get, "/bureau/:session/bellijst", host, s.callList},
		{post, "/bureau/:session/bellijst", host, s.callAnswers},
		{get, "/bureau/:session/namens", desked, s.behalf},
		{post, "/bureau/:session/namens", desked, s.behalfSlip},
		{post, "/bureau/:session/namens/antwoord", desked, s.behalfAnswers},
		{post, "/bureau/:session/namens/doe/:op", desked, s.does(s.behalfForms())},

		{get, "/organisatie", manager, s.office},
		{post, "/organisatie/doe/:op", manager, s.manage},
		{get, "/account", anyone, s.invitation},
		{post, "/account/sleutel", anyone, s.useInvitation},
		{get, "/account/nieuw", invited, s.newAccount},
		{post, "/account/nieuw", invited, s.makeAccount},

		{get, "/meekijken", anyone, s.lookAlong},
		{post, "/meekijken/sleutel", anyone, s.useGuest},
		{post, "/meekijken/doe/:op", guesting, s.does(s.guestForms())},
		{get, "/meekijken/regels", guesting, s.rules},
		{get, "/meekijken/uitzonderingen", guesting, s.exceptions},

		{get, "/mede", anyone, s.mede},
		{post, "/mede/sleutel", anyone, s.useMede},

		{get, "/bellen", anyone, s.calls},
		{post, "/bellen/sleutel", anyone, s.openCalls},
		{post, "/bellen/gedaan", calling, s.callMade},

		{get, "/overnemen", anyone, s.takeover},
		{post, "/overnemen/sleutel", anyone, s.takeOver},

		{get, "/muur", anyone, s.wall},
		{get, "/muur/stand", anyone, s.wallState},
		{get, "/muur/qr.svg", walled, s.wallQR},
		{get, "/muur/route/:route/tekening.svg", walled, s.wallDrawing},

		{get, "/schrijver", anyone, s.scribe},
		{post, "/schrijver/sleutel", anyone, s.scribeKey},

		{get, "/antwoord", anyone, s.answer},
		{post, "/antwoord/sleutel", anyone, s.answerKey},
		{post, "/antwoord/ja", asked, s.answerYes},
		{post, "/antwoord/niet-ik", asked, s.answerPass},
		{post, "/antwoord/nee", asked, s.answerNo},
		{post, "/antwoord/eens", asked, s.answerCondition},
		{get, "/antwoord/datums.ics", asked, s.ownDates},
		{post, "/antwoord/doe/:op", asked, s.does(s.answerForms())},
		{post, "/antwoord/sluit", asked, s.closeOthers(askedKey, "/antwoord")},

		{get, "/dragen", anyone, s.carry},
		{post, "/dragen/sleutel", anyone, s.carryOpen},
		{post, "/dragen/doe/:op", carrying, s.does(s.carryForms())},
		{post, "/dragen/sluit", carrying, s.closeOthers(carryKey, "/dragen")},

		{get, "/mijn", anyone, s.mine},
		{get, "/mijn/blad", seated, s.sheet},
		{post, "/mijn/in", anyone, s.slipIn},
		{post, "/mijn/kaart", seated, s.rewordMine},
		{post, "/mijn/weg", seated, s.withdrawMine},
		{post, "/mijn/vergeet", seated, s.forgetMe},
		{get, "/mijn/bellen", seated, s.callForm},
		{post, "/mijn/bellen", seated, s.askCall},
		{post, "/mijn/bellen/weg", seated, s.dropCall},
		{post, "/mijn/contact", seated, s.contact},
		{post, "/mijn/zitwens", seated, s.seatingWish},
		{post, "/mijn/doe/:op", seated, s.does(s.mineForms())},
		{post, "/klaar", anyone, s.done},

		{get, "/uitkomst/:session", anyone, s.outcome},
		{get, "/uitkomst/:session/datums.ics", anyone, s.outcomeDates},
		{get, "/traject/:id", anyone, s.trajectory},
		{get, "/traject/:id/nieuws.atom", anyone, s.trajectoryNews},
		{get, "/traject/:id/gegevens.json", anyone, s.trajectoryJSON},
		{get, "/traject/:id/gegevens.csv", anyone, s.trajectoryCSV},
		{get, "/traject/:id/route", anyone, s.openRoute},
		{get, "/traject/:id/route/:edition", anyone, s.openRoute},
		{get, "/traject/:id/route/:edition/tekening.svg", anyone, s.openDrawing},
		{get, "/traject/:id/bundel/:leg", anyone, s.bundle},
		{get, "/traject/:id/overzicht/:report", anyone, s.report},

		{get, "/live/v1/:stream", holder, s.live},
		{get, "/live/:version/:stream", anyone, s.otherVersion},
		{post, "/wish", holder, s.wish},
		{get, "/since", holder, s.since},

		{get, "/s/:file", anyone, s.asset},
		{get, "/sw.js", anyone, s.worker},
		{get, "/hulp/soorten", anyone, s.kindsHelp},
		{get, "/hulp/op-locatie", anyone, s.simple("oplocatie", "Op locatie, zonder internet")},
		{get, "/hulp", anyone, s.simple("hulp", "Hulp")},
		{get, "/over", anyone, s.simple("over", "Over Maatwerkroute")},
		{get, "/toegankelijkheid", anyone, s.simple("toegankelijkheid", "Toegankelijkheid")},
		{get, "/healthz", anyone, s.healthy},
		{get, "/readyz", anyone, s.ready},
		{get, "/metrics", thisMachine, s.metrics},
	}
}
