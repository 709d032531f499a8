// Package sessions decides: what a policy dialogue is and what may happen in it.
//
// It promises three things. Decide changes nothing and Apply cannot fail. Both are pure:
// no clock, no I/O and no randomness (time, ids and chance come with the call), so that a
// replay of the facts gives the same records. And nobody is shown what their class may not see.
//
// # Words
//
// A wish is what somebody asks; it may be refused. A fact is what happened; it is stored for
// ever. A record is what a screen shows. The subject files each hold one subject: its record,
// who sees it, and for each operation wish, fact, decide, apply. The tables are in op.go.
//
//	Organization  organisatie   who hosts: a collective or a department; not a seat
//	Member        –             a place in an organisation from which somebody logs in: a function and a role; not a person
//	Guest         meekijker     of another organisation, looks along in one session; has no seat and no voice
//	Administrator beheerder     lets people in to an organisation and reads no story; not a facilitator
//	Partner       partner       a guest who reads what was confirmed, and no card; not a partner at the table
//	TrajectoryLead  trajectleider  of the host, reads along in every session; not the lead, who follows it up
//	Observer      waarnemer     the guest of the ombudsman: sees cards and stubs, asks questions; is not counted
//	Trajectory    traject       sessions on one theme with one living list; the stream
//	Mandate       mandaatkaart  what the municipality will do with the outcome; signed
//	Route         route         one drawing of how somebody gets help: today's, a table's, the ideal one; Step alone is where cards hang
//	RouteStep     stap          one step of a drawing; hooked to the step of the trajectory on which cards and barriers hang
//	Import        inlezen       a route that came in as a file and became a new drawing; never a change of one that is there
//	Learning      leerlogboek   what we thought, saw and changed; closed with all three. Not a promise, and not a lesson for others
//	Lane          –             a row of the drawing; the resident's own is on top
//	Companion     naast je      who stands beside somebody at a step; not the holder of it
//	Handover      overdracht    warm, cold or none; computed as cold when the holder changes and nobody said warm
//	Demand        –             a paper or a question at a step; with what the table wants with it (Fate)
//	Jargon        –             an abbreviation in capitals; behind the scenes somebody says what it means
//	Proposal      voorstel      a step as a phone sees it, before the table lays it; nobody's name is with it
//	Clash         botst met     two steps of two holders whose work is at odds; one function takes it up
//	Held          –             a step that goes on in another, and what that one was before; not a copy (From)
//	Outline       –             all of a step but what hangs on it by an id of its own
//	Burden        lastmeter     what a route asks of somebody, counted from its steps; Load is one thing's weight under stress
//	Finding       –             what a computation found in a drawing; offered as a barrier, never one by itself
//	Gap           kloof         a step of which policy and practice tell something else
//	Edition       versie        a route as it was published: frozen, for everybody; Version is which drawing a route is
//	Endorsement   steun         somebody stands behind an ideal route or a step, as they read it; no Recognition and no vote
//	StepCondition voorwaarde    what an objection built into a step; Condition alone belongs to an action
//	LegalRule     regel         what somebody says must or may not be done, and where that stands; a card of kind Rule is only somebody saying so
//	Presumed      vermeende regel  a rule without a source; a task, never a stop
//	LegalRoom     regelruimte   what the omgekeerde toets of one rule at one step found; not legal advice
//	Leeway        –             a value of the compass: from mag al to Rijk, vermeende regel, onbekend
//	RuleClash     –             two rules that cannot both be kept
//	Precedent     uitzondering  a decision otherwise than the rule, told by three to five features; "exception" on the wire; nobody's case
//	Weighing      afweging      one option in Hart, Euro and Wet; it counts nothing up
//	MayQuestion   mag dit?      a question about the law without a case, and its answer
//	Lesson        doorbraakles  what a team that got something moving leaves at a barrier
//	Session       sessie        one evening at the table; its phases never delete anything
//	Phase, Run    fase          a part of the evening; a run is one time that it was on
//	Template      sjabloon      an organisation's own copy of a conversation; the session that is planned with it keeps its own phases
//	Seat          zetel         a place at the table: a side and perhaps a function; not a person
//	Lobby         –             everybody waits until the desk lets them in; an open door alone makes who lives it wait
//	Confidant     vertrouwenspersoon  somebody to talk to outside the talk; the urgent person is another
//	Call          belverzoek    who wants to be called, and by whom; never a record, it lies outside the log
//	Card          kaart         somebody's words at one step; the author is not in it
//	MyCard        mijn kaart    that a card is yours; only its author gets it
//	Paper         –             the number on a paper card; kept with it and never shown
//	ReadBack      teruggelezen  who wrote a paper card heard it read aloud and said yes; not the same as revealed
//	Slip          strookje      a number and a code on paper; with its first card it is a seat
//	Deal          vraagkaart    an open question laid on one table; cards that answer it name it
//	Came          –             how many came by phone, paper, aloud or hand: in the report, on no shared screen
//	Barrier       drempel       what several cards say together, in one core sentence
//	CoreSentence  kernzin       the sentence of a barrier, frozen once a raiser says yes
//	Recognition   herkenning    "heb jij dit ook?", counted per side
//	Action        actie         what must change, asked of one function; not a one-off fix
//	Ladder        structuurladder  how strong a kind of action is: K0 … K8, KH, KR
//	Life          –             what happens to an action once somebody took it; not what is said of it
//	Grade         trede         who said yes to the kind of an action: both sides, or not yet
//	Plan          afspraak vooraf  what people will notice and how that is looked at; before the work
//	SubStep       deelstap      what one department adds; not an action, it has no owner of its own
//	Agreement     monitorafspraak  what is looked at, and by whom; another one needs both sides
//	Measure       meting        what was found of it; a bad one asks for a decision
//	Trial         proef         work with days to look back and a rule for stopping; Look is such a day (terugblik)
//	Count         telling       how far a look-back (herstelronde) is: on the list, approached, helped
//	Need          voorwaarde    what must be there for an action to work, and who gives it
//	Evidence      bewijs        what can be looked at; not yet that anybody notices it
//	Claim         klaar volgens de eigenaar  what an owner says; not confirmed
//	Check         nakijkronde   the round that asks "merk je het?"; a session is another thing
//	Verdict       oordeel       one answer in a round; whose it is lies outside the log
//	Turn          beurt         what one person may say now, computed for them alone; no record, it would tell who told what
//	Pace          –             late, very late, unknown: by the clock alone
//	Mark          –             solved, claimed, reopened: beside a barrier's headline, never instead of it
//	Figure        cijfer        a number with what it is out of
//	OneOff        losse oplossing  helping those present at once; it creates a duty
//	OpenEnd       los eindje    a one-off that has no action, look-back or reason
//	Answer        antwoord      a reason, refusal or a level's answer, with the day on which it expires
//	Promise       toezegging    a giver's own words, and by what people will notice
//	Means         middelen      money, people, time or mandate for a promise; what was set aside is another list
//	Echo          –             what people say of a promise: kept, partly, "bij mij ging het anders"; no author
//	Acknowledged  erkend        "wij erkennen": closes nothing; not a promise and not an answer
//	Merged        samengevoegd  a barrier that lives on in another; can be undone; not solved
//	Suspicion     vermoeden     computed: a barrier may be back; nobody was asked yet
//	Recurrence    terugkeer     the question whether a barrier is back, and what people say
//	Pulse         pols          how safe it feels, three taps, only as a group
//	Floor         sprekerslijst  whose hand is up and who speaks; only the desk sees it
//	Speaker       spreker       one who wants to say something; the Hand of a ballot is a count
//	Ballot        keuze         dots, a consent round or support; private until it is closed
//	StepRound     ronde per stap  the same question about each step of a route; private until it is closed; not the Check of an action
//	About         waarover      what most of a half said an evening was about; a word and never a number
//	Vote          stem          one person's choice in it, by phone, paper or hand alike
//	InformationAgreement  informatieafspraak  that a level gets a report at fixed moments; not a signal that is passed on
//	Report        overzicht     what was made for it, frozen; not the report of an evening (verslag)
//	Level         niveau        where a signal can be decided on: tafel … Rijk, or beside that ladder
//	Leg           etappe        one step of passing a signal on, and its answer back at the table
//	Carrier       drager        who takes it to where citizens cannot sit; not who answers
//	Bundle        bundel        the frozen copy that was sent on a leg; not the cards in a barrier
//	Referral      –             "niet bevoegd": a named next place, whose yes is needed
//	Whisper       fluistertest  how a level wrote it, and whether that is still what was meant
//	Task          taak          computed: what waits for the facilitator alone; never ticked off by hand
//	Sitting       –             what fits in a quarter of an hour: five tasks at most
//	Standing      stand         what a barrier waits for, as the desk looks for it; not its headline
//	Layer         laag          who carries policy out, makes it, decides on it; not a level of the chain
//	Light         in het licht  the one thing of before that the room looks at now; not a spotted barrier
//	Decided       –             what a terugkoppelgesprek came to, computed; nothing is ticked off
//	Rehearsal     oefening      an evening with invented participants; erased, and counted nowhere
//	Tier          laag aan tafel  who lives it, who works at it, who decides on it; not a Layer of policy
//	Gathering     –             one evening in a series: planned, or held with what came of it
//	Seating       tafelindeling how many of each side at which table; it names nobody
//	Ready         –             what is ready in the room before people come
//	Agenda        agenda        what the next conversation is about; it fills itself
//	Rest          stilstand     a trajectory at which nobody works for a while; a notice that stops no clock
//	Lead          –             the account that follows a trajectory up; not the owner of an action
//	Register      register      the actions of all trajectories of one organisation
//	Strength      kracht        what became of the actions of a kind: proven, beside what the ladder claims
//	Cell          –             one kind of barrier at one step of the route
//	News          nieuws        that somebody is to hear of something; whether they heard is outside the log
//	Hearer        –             who hears it: a part in what happens, never a person
//	Lending       uitleen       a trajectory that is away on location; not a handed-over one (hand-trajectory)
//	Handle        –             a random name for one act; who did it is outside the log
//	Class         –             all that decides what somebody sees; never a person
//	Audience      –             a class without its session: the closed set of views
package sessions
