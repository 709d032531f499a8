// Every Dutch text of the desk. B1, short; the codes of the wire never reach a screen without their words.
import { dueNow, standOf } from '../live/states'
import type { Action, Leg, Phase } from '../wire.gen'
import type { Next } from './plan'
import type { BySide } from './reading'

const days = new Intl.DateTimeFormat('nl-NL', { weekday: 'short', day: 'numeric', month: 'long' })
const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' })
export const day = (at: number | undefined): string => at ? days.format(at) : '…'
export const time = (at: number): string => clock.format(at).replace(':', '.')
const some = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`

export const sideName: Record<string, string> = {
  ervaring: 'maakt het mee', uitvoering: 'uitvoering', beleid: 'beleid', bestuur: 'bestuur', toezicht: 'toezicht', begeleiding: 'helpt of begeleidt',
}
export const fromSide: Record<string, string> = {
  ervaring: 'iemand die het meemaakt', uitvoering: 'iemand uit de uitvoering', beleid: 'iemand van beleid', bestuur: 'een bestuurder',
  toezicht: 'iemand van toezicht', begeleiding: 'iemand die helpt',
}
export const kindName: Record<string, string> = {
  ervaring: 'meegemaakt', drempel: 'liep vast', wat_werkt: 'wat werkte', idee: 'wens', vraag: 'vraag', regel: 'regel of gewoonte',
  bedoeling: 'bedoeling', dilemma: 'twijfel', verschil: 'anders dan gedacht', gehoord: 'gehoord aan tafel', afwezigen: 'wie er niet was',
}
export const feelingName: Record<string, string> = {
  paniek: 'paniek', moe: 'moe', buitengesloten: 'buitengesloten', wantrouwen: 'wantrouwen', schaamte: 'schaamte', alleen: 'alleen',
  boos: 'boos', gezien: 'gezien', hoop: 'hoop',
}
export const goodFeelings: ReadonlySet<string> = new Set(['gezien', 'hoop'])
export const reasonName: Record<string, string> = {
  echt_uniek: 'dit komt echt maar één keer voor', al_gedekt_door_actie: 'een andere actie lost dit al op',
  niet_ons_besluit: 'wij gaan hier niet over', te_weinig_capaciteit: 'nu te weinig mensen of tijd', niet_wenselijk: 'wij willen dit niet',
}
export const capacityName: Record<string, string> = {
  persoonlijk: 'mijzelf', team: 'mijn team', dienst: 'de dienst', college: 'het college', collectief: 'het collectief',
}
// The ladder in the words that people read; the code is for the desk and the report.
export const ladderGroups: readonly { label: string; codes: readonly string[] }[] = [
  { label: 'helpt één mens', codes: ['K0'] },
  { label: 'helpt één mens, en zoekt wie nog meer', codes: ['KH'] },
  { label: 'herinnert, leert of zoekt uit', codes: ['K1', 'K2', 'K3'] },
  { label: 'verandert papier, tijd of mandaat', codes: ['K4', 'K5'] },
  { label: 'verandert hoe het werkt', codes: ['K6', 'K7'] },
  { label: 'gaat vanzelf goed', codes: ['K8'] },
  { label: 'doorgegeven', codes: ['KR'] },
]
export const ladderName: Record<string, string> = {
  K0: 'losse oplossing', KH: 'herstelronde', K1: 'herinneren of memo', K2: 'trainen', K3: 'onderzoeken', K4: 'tekst, brief of formulier',
  K5: 'tijd, mensen, mandaat of geld', K6: 'proces: een stap weg', K7: 'bindende regel', K8: 'standaard omdraaien', KR: 'ander niveau beslist',
}
export const doorName: Record<string, string> = {
  ervaring: 'Kaart: ik maak dit mee', werk: 'Kaart: ik werk hieraan', help: 'Kaart: ik help of kijk mee', open: 'Muur: voor iedereen', papier: 'Op papier',
}
export const pulseName: Record<string, string> = { goed: 'goed', gaat: 'gaat', niet: 'niet goed' }
const phoneIs: Record<string, string> = { weg: 'telefoon weg', mag: 'telefoon mag', nodig: 'telefoon nodig' }

export const barrierState: Record<string, { word: string; badge: string; who: string }> = {
  gebundeld: { word: 'wacht op ja', badge: 'orange', who: 'van wie het vertelde' },
  bevestigd: { word: 'bevestigd', badge: 'lime', who: 'door mensen die het meemaken' },
  bevestigd_intern: { word: 'alleen intern', badge: 'orange', who: 'nog niet bevestigd door inwoners' },
  klopt_niet: { word: 'klopt niet', badge: 'red', who: 'pas de zin aan' },
}
export function actionState(action: Action, now: number): { word: string; badge: string; after: string } {
  const { word, colour: badge } = standOf(action, now)
  switch (action.state) {
    case 'ja_als': return { badge, word: 'ja, als', after: `${action.condition.function ?? '…'} instemt, antwoord voor ${day(action.condition.by)}` }
    case 'gevraagd': return { badge, word, after: `antwoord voor ${day(action.answerBy)}` }
    case 'geaccepteerd': case 'bezig': case 'deels_bevestigd': case 'heropend': return { badge, word, after: `klaar op ${day(dueNow(action))}` }
    case 'vast': return { badge, word, after: `wacht op ${action.stuck.on ?? '…'}` }
  }
  return { badge, word, after: '' }
}

const levelName: Record<string, string> = {
  team: 'het team', dienst: 'de dienst', college: 'het college', raad: 'de gemeenteraad', vng: 'de VNG', rijk: 'het Rijk', clientenraad: 'de cliëntenraad',
  ombudsman: 'de ombudsman', rekenkamer: 'de rekenkamer', uitvoerder: 'de externe uitvoerder', raadsadres: 'de gemeenteraad',
}

// passedTo says where a signal lies, and before when something is heard of it.
export function passedTo(leg: Leg, now: number): string {
  const level = levelName[leg.level] ?? leg.level
  const until = Math.max(leg.reply.by ?? 0, leg.reply.until ?? 0)
  switch (leg.state) {
    case 'klaargezet': case 'drager_gevraagd': case 'drager_ja': return `ligt klaar voor ${level}`
    case 'ingetrokken': return `ging niet naar ${level}`
    case 'verstuurd': case 'ontvangen': case 'in_behandeling':
      if (until <= now) return `${level} gaf geen antwoord op tijd`
      return leg.state === 'verstuurd' && (leg.receipt.by ?? 0) <= now ? `verstuurd naar ${level}, geen ontvangst` : `ligt bij ${level}, antwoord voor ${day(until)}`
    case 'beantwoord': return `antwoord van ${level}, nog niet terug aan tafel`
  }
  return leg.reply.at ? `antwoord van ${level} is terug aan tafel` : `${level} gaf geen antwoord`
}

// actionAsked is the part of untreated that says that somebody was asked.
export const actionAsked = (action: Action): string => action.state === 'ja_als'
  ? `gevraagd aan ${action.condition.function ?? '…'}, antwoord voor ${day(action.condition.by)}` : `gevraagd aan ${action.asked}, antwoord voor ${day(action.answerBy)}`

// seen says what a participant's phone shows in a phase.
const seenIn: Record<string, string> = {
  welkom: 'Zij lezen de afspraak en bij wie ze terechtkunnen. Zij zien hoeveel mensen er zijn, per kant.',
  luisteren: 'Het scherm zegt: telefoon weg. Alleen ambtenaren kunnen voor zichzelf opschrijven wat zij hoorden.',
  terugzeggen: 'Het scherm zegt: telefoon weg. Er valt niets in te vullen.',
  schrijven: 'Zij schrijven kaarten bij een stap. Zij zien alleen hun eigen kaarten.',
  pauze: 'Zij zien drie tikken: hoe veilig voelt het? Niemand ziet wie wat koos.',
  bundelen: 'Zij lezen de kaarten, door elkaar. Is een zin van hen, dan vragen wij: klopt dit? Bij de andere: heb jij dit ook?',
  'wat-en-wie': 'Zij lezen de drempels en wat er gevraagd is. Zij kunnen nog een kaart schrijven.',
  afwezigen: 'Zij schrijven wie er niet bij was, en hoe we die mensen vinden.',
  rondje: 'Het scherm zegt: telefoon weg. Er valt niets in te vullen.',
  tweetallen: 'Zij schrijven voor zichzelf op wat zij vertellen. Zij zien alleen hun eigen kaarten.',
  afspreken: 'Zij zien hun eigen kaarten, en kiezen bij elke kaart wie hem mag zien.',
  zitten: 'Zij schrijven naast wie zij liever niet zitten. Dat leest alleen u, onder ‘Wensen voor de tafels’.',
  waardoor: 'Zij schrijven waardoor iets komt, en of het eigenlijk al mag.',
  toezeggen: 'Zij lezen de drempels en wat er gevraagd is. Ambtenaren kunnen iets beloven.',
  peilen: 'Zij zien de keuze die u open zet. Staat er geen keuze open, dan lezen zij de drempels.',
  doorloop: 'Zij lopen de stappen langs: hoe is het bedoeld, hoe gaat het echt, en waar liep iemand vast? Alleen zij zien hun eigen kaarten.',
  achter: 'Wie het werk doet, schrijft wat er achter de schermen gebeurt. De anderen lezen de stappen.',
  tellen: 'Zij zien de stappen, en wat er bij elke stap gevraagd wordt. Zij kunnen nog een kaart schrijven.',
  schrappen: 'Zij zien wat er gevraagd wordt, en wat ermee gebeurt: weg, samen, later of blijft. Zij kunnen nog een kaart schrijven.',
  'wat-werkte': 'Zij schrijven wat wél werkte, en bij welke stap.',
  'goede-dag': 'Zij schrijven hoe het gaat op een goede dag. Alleen zij zien hun eigen kaarten.',
  leggen: 'Zij stellen stappen voor voor de route van hun tafel.',
  galerij: 'Zij kijken bij de routes van de andere tafels, en stellen voor wat mee moet.',
  toets: 'Zij lezen mee. Ambtenaren schrijven welke regel er is, en waar die staat.',
  draagvlak: 'Zij kiezen bij elke stap of zij erachter staan. Niemand ziet wie wat koos.',
  ondertekenen: 'Zij schrijven wie we nog vragen om mee te dragen.',
  afronden: 'Zij kiezen hoe zij nieuws willen horen. Zij zien hun eigen kaarten en de datum van het volgende gesprek.',
}

export const nl = {
  skip: 'Naar het bord',
  example: 'voorbeeld', practice: 'oefening',
  loading: 'Het bureau wordt opgehaald …',
  terug: 'Terug',
  more: 'Meer', route: 'De route tekenen',
  line: {
    fresh: 'Bij de tijd', pending: (n: number) => `Wordt verstuurd: ${n}`, cut: (at: number | undefined) => at ? `Geen verbinding sinds ${time(at)}. Ga gerust door.` : 'Verbinding maken …',
    polling: 'Langzame verbinding', wrong: 'Dit scherm past niet bij de server. Laad de pagina opnieuw.', removed: 'Dit bureau is weggehaald.',
    closed: 'Het gesprek is gesloten.', 'signed-out': 'U bent afgemeld. Meld u opnieuw aan.',
    taken: 'Een ander toestel nam dit gesprek over. Dit scherm stopt hier.',
  },
  notDurable: 'Deze browser bewaart niets. Wat niet verstuurd is, gaat weg als u herlaadt.',
  trouble: (what: string) => `Niet gelukt op dit apparaat: ${what}`,
  refused: {
    title: 'Dit kon niet', again: 'Opnieuw invullen', drop: 'Laat weg', prepare: 'Naar klaarzetten', ends: 'Toon losse eindjes', suggest: 'Zo kan het wel:', takeOver: 'Neem dit voorstel over',
  },
  sheet: {
    title: 'Draaiboek', parts: 'Delen van de avond', done: 'klaar', now: 'nu', phone: (phone: string) => phoneIs[phone] ?? phone,
    left: (n: number) => n > 0 ? `nog ${some(n, 'minuut', 'minuten')}` : n === 0 ? 'nu klaar' : `${some(-n, 'minuut', 'minuten')} over tijd`,
    planned: (n: number) => `${n} min`, end: (at: number) => `Zo klaar om ${time(at)}`,
    stretch: '+5 minuten', stretched: 'Dit deel duurt 5 minuten langer', shorter: 'Dit deel duurt weer 5 minuten korter',
    lost: (next: string, lost: string) => `Loopt dit uit, dan wordt ‘${next}’ korter. ${lost}`,
    other: 'Een ander deel', start: (name: string) => `Start ${name}`, nothingLost: 'Teruggaan mag. Er gaat niets weg.',
    started: (name: string) => `Begonnen: ${name}`, went: (name: string) => `Terug naar: ${name}`,
  },
  next: {
    button: (next: Next) => next.what === 'phase' ? 'Volgende' : { open: 'Open', close: 'Sluit', publish: 'Zet de uitkomst erop', archive: 'Berg op', done: '' }[next.what],
    consequence(next: Next): string {
      switch (next.what) {
        case 'phase': return `Daarna: ${next.phase.name}, ${next.phase.minutes} minuten, ${phoneIs[next.phase.phone] ?? ''}. ${next.phase.say}`
        case 'open': return 'De deuren gaan open. Mensen kunnen binnenkomen en het eerste deel begint.'
        case 'close': return 'Het gesprek stopt. Daarna kan niemand nog schrijven. Het bord blijft staan.'
        case 'publish': return 'De uitkomst is dan af. Nu staat erboven: dit verslag wordt nog nagelezen.'
        case 'archive': return 'Het gesprek gaat weg van de lijst. Dat kan als er geen los eindje meer is.'
        default: return 'Dit gesprek is opgeborgen.'
      }
    },
    lead: 'Dit doet de gespreksleider.', opened: 'Het gesprek is open', prepare: 'Klaarzetten', closed: 'Het gesprek is gesloten', published: 'De uitkomst staat erop', archived: 'Het gesprek is opgeborgen',
    read: 'Iemand die vertelde heeft het gelezen', outcome: 'Lees de uitkomst', publishBy: (at: number) => `Uiterlijk ${day(at)}`,
    sure: 'Sluit het gesprek?', sureText: 'Dit kan niet terug. Zijn de laatste kaarten onthuld? Is de datum van het volgende gesprek verteld? Daarna krijgt iedereen een blad mee.', yes: 'Ja, sluit het gesprek',
    untreated: (n: number) => n ? `Voor ${some(n, 'drempel is', 'drempels is')} nog niemand gevraagd. Dat mag ook later.` : '',
  },
  board: {
    title: 'Bord', cards: (n: number) => some(n, 'kaart', 'kaarten'), barriers: 'Drempels', told: 'Wat mensen meemaken', work: 'In het werk',
    empty: 'nog leeg', elsewhere: 'Zonder stap', heat: 'Hoe het voelde', reveal: 'Onthul',
    revealed: 'De kaarten komen op het bord, door elkaar', parked: (n: number) => `Bewaard voor later: ${n}`, asBoard: 'Toon het bord', asBarriers: 'Toon de drempels',
    news: (n: number) => some(n, 'nieuwe kaart op het bord', 'nieuwe kaarten op het bord'), none: 'Er ligt nog geen kaart. Kaarten komen op het bord bij het onthullen.',
  },
  card: {
    choose: 'Kies', about: (words: string) => ` over ‘${words.slice(0, 40)}’`, which: (words: string) => ` ‘${words.slice(0, 40)}’`, stopped: 'stopte hier',
    helped: 'Wat had geholpen:', gone: 'Deze tekst is weggehaald.', title: 'Deze kaart', park: 'Bewaar voor later', parked: 'Kaart bewaard voor later',
    unpark: 'Leg terug op het bord', unparked: 'Kaart ligt weer op het bord', light: 'Zet in het licht', lit: 'Kaart staat groot op de muur', dark: 'Haal uit het licht', off: 'Kaart is van de muur', hide: 'Haal van het bord', hidden: 'Kaart van het bord gehaald',
    why: 'Waarom? Wie de kaart schreef, leest dit.', into: 'Leg bij een drempel', intoButton: 'Leg erbij', added: 'Kaart bij de drempel gelegd',
    out: (n: number) => `Haal uit drempel ${n}`, tookOut: 'Kaart uit de drempel gehaald',
  },
  rule: { presumed: 'Vermeende regel: we weten nog niet waar dit staat.', known: 'Van deze regel weten we waar hij staat.', none: 'Dit bleek geen regel.', look: 'Waar staat dat?' },
  bundle: {
    button: 'Bundel', chosen: (n: number) => `${n} gekozen`, first: 'Kies eerst een kaart', title: (n: number) => `Bundel ${some(n, 'kaart', 'kaarten')}`,
    sentence: 'Kernzin: wat zeggen deze kaarten samen?', sentenceHint: 'In de woorden van mensen. Lees hem hardop voor.',
    step: 'Bij welke stap?', type: 'Soort drempel (mag later)', noType: 'later kiezen', themes: 'Thema’s (mag later)', save: 'Bundel en vraag: klopt dit?',
    did: 'Kaarten gebundeld', undone: 'De bundel is uit elkaar',
  },
  barrier: {
    name: (n: number, cards: number) => `Drempel ${n}, ${some(cards, 'kaart', 'kaarten')}`,
    recognised: ({ people, officials }: BySide) => [people ? some(people, 'mens', 'mensen') : '', officials ? some(officials, 'medewerker', 'medewerkers') : ''].filter(Boolean).join(' en ') + (people + officials === 0 ? '' : people + officials === 1 ? ' herkent dit' : ' herkennen dit'),
    aloud: 'Hardop bevestigd', saidYes: 'De zin klopt, hardop gezegd', no: 'Klopt niet', saidNo: 'Genoteerd: de zin klopt niet',
    wall: 'Op de muur', offWall: 'Van de muur', onWall: 'Drempel staat op de muur', nowOff: 'Drempel is van de muur', cards: 'De kaarten',
    title: 'Deze drempel', rename: 'Kernzin', renamed: 'Kernzin veranderd', renamedBack: 'De vorige kernzin staat er weer', frozen: 'De zin is bevestigd. Alleen wie het vertelde, kan hem nog veranderen.',
    tag: 'Bewaar', tagged: 'Soort en thema bewaard', type2: 'Tweede soort', since: 'Sinds wanneer speelt dit? (mag leeg)', apart: 'Haal uit elkaar',
    addCards: (n: number) => `Leg ${some(n, 'gekozen kaart', 'gekozen kaarten')} erbij`, addedCards: 'Kaarten erbij gelegd',
    hands: 'Tel handen', handsTitle: 'Wie heeft dit ook?', handsSend: 'Tel mee', handsDone: 'Meegeteld', people: 'Hoeveel mensen?', handsSide: 'Van welke kant?',
    handsHint: 'Tel alleen wie het niet op een telefoon zei. Een hand telt even zwaar.',
    reason: 'Geef een reden', reasonTitle: 'Waarom doen we hier nu niets mee?', reasonHint: 'De reden verloopt. Dan kijken we opnieuw.',
    category: 'Wat voor reden?', text: 'De reden, zo dat iedereen hem begrijpt', decidedBy: 'Wie besliste dit? Noem de functie', expires: 'Tot wanneer geldt dit? (leeg: een half jaar)',
    gave: 'Reden opgeschreven', withAction: 'met actie', passedOn: 'doorgegeven', withReason: 'met reden', until: (at: number) => `geldt tot ${day(at)}`,
  },
  action: {
    of: (n: number, total: number, step: string) => `Drempel ${n} van ${total} · bij ${step}`, title: 'Wat doen wij met deze drempel?', none: 'Er is nog geen bevestigde drempel.',
    what: 'Wat moet er anders?', who: 'Wie vragen we?', when: 'Antwoord voor wanneer?', ask: 'Vraag het', asked: (who: string) => `Gevraagd aan ${who}`,
    next: 'Volgende drempel', previous: 'Vorige drempel', follow: 'De muur gaat mee', already: 'Al gevraagd', of2: (n: number, total: number) => `${n} van ${total} gevraagd`,
    send: 'Stuur de vraag', sendCondition: 'Stuur de vraag aan wie moet instemmen', linkTitle: 'Geef deze vraag mee', linkHint: 'Alleen deze persoon antwoordt hiermee. Laat de code scannen, of stuur het adres.',
    copy: 'Kopieer het adres', copied: 'Adres gekopieerd', first: (what: string, at: number | undefined) => `Eerste stap: ${what}, voor ${day(at)}`, ladder: 'Soort actie', noLadder: 'nog niet gekozen', graded: 'Soort actie bewaard',
    alternative: (what: string) => `Wat wel kan: ${what}`, noLink: 'De link kon niet gemaakt worden. Probeer het opnieuw.', retry: 'Probeer opnieuw',
  },
  oneOff: {
    button: 'Meteen geregeld', title: 'Wat is er meteen geregeld?', what: 'Wat is er geregeld? Zonder namen', by: 'Door welke functie of welk team?', helped: 'Hoeveel mensen zijn geholpen?',
    reach: 'Voor wie nog meer? (mag leeg)', save: 'Noteer', did: 'Genoteerd: meteen geregeld', list: 'Meteen geregeld', open: 'los eindje', openText: 'Voor anderen is nog niks geregeld.',
    helpedBy: (n: number, by: string) => n ? `hielp ${some(n, 'mens', 'mensen')}, door ${by}` : `door ${by}`, relate: 'Wie heeft dit ook?', relateTitle: 'En de anderen?', absent: 'Wie heeft dit ook, en hoe vinden we hen?',
    relation: 'Wat doen we voor iedereen?', action: 'actie', lookback: 'herstelronde', reason: 'reden', which: 'Welke actie?', related: 'Los eindje gekoppeld', bind: 'Koppel', closed: { action: 'gekoppeld aan een actie', lookback: 'gekoppeld aan een herstelronde', reason: 'met een reden' } as Record<string, string>,
    may: 'Mogen de mensen aan tafel deze tekst lezen?', mayYes: 'Ja, dat mag', mayNo: 'Alleen ‘geregeld’', allowed: 'Antwoord bewaard', noAction: 'Vraag eerst iemand om een actie.', noLookback: 'Een herstelronde kiest u hierna onder ‘Daarna’, als soort actie.',
  },
  promise: {
    button: 'Toezegging', title: 'Wat is er toegezegd?', by: 'Wie zegt dit toe? Noem de functie', capacity: 'Namens wie?', sentence: 'In de woorden van wie het zei', notice: 'Waaraan merken mensen het?', check: 'Wanneer kijken we?',
    save: 'Schrijf op', did: 'Toezegging opgeschreven', list: 'Toezeggingen', vague: 'nog vaag', vagueText: 'We weten nog niet waaraan je dit merkt.', checkOn: (at: number | undefined) => `we kijken op ${day(at)}`,
  },
  ballot: {
    title: 'Laat de zaal kiezen', question: 'Wat vraagt u aan de zaal?', how: 'Hoe kiezen we?', barriers: 'Waarover? (bij stippen: twee of meer)', own: 'Of in eigen woorden, één per regel', budget: 'Stippen per mens (alleen bij stippen)',
    forms: { instemmen: 'instemmen: geen bezwaar · vraag · bezwaar, want', stippen: 'stippen leggen', draagvlak: 'hoe ver staat u erachter?' } as Record<string, string>,
    about: 'Stel de slotvraag', aboutAsk: 'Ging het vandaag over mensen, of over regels en geld?',
    open: 'Vraag het de zaal', opened: 'De zaal kiest', running: 'de zaal kiest', phones: (n: number) => `${some(n, 'mens koos', 'mensen kozen')} op de telefoon. Wat zij kozen ziet niemand, tot u sluit.`,
    hands: 'Tel handen', handsHint: 'Tel wie niet op de telefoon of op papier koos. Een hand telt even zwaar. Telt u opnieuw, dan geldt de laatste telling.', room: 'Hoeveel mensen zijn er in de zaal?', count: 'Tel mee', counted: 'Handen geteld',
    paper: 'Een blad papier', sheet: 'Nummer van het blad (mag leeg)', side: 'Van welke kant?', answer: 'Het antwoord', why: 'Waarom? (bij bezwaar en twijfel)', show: 'De zaal mag de reden lezen', entered: 'Blad meegeteld',
    close: 'Sluit en toon de uitslag', closed: 'De uitslag is te zien', few: 'Te weinig mensen kozen. Er is geen uitslag te zien.',
    ways: (ways: Readonly<Record<string, number>>) => `${ways.telefoon ?? 0} op de telefoon, ${ways.papier ?? 0} op papier, ${ways.hand ?? 0} met de hand`,
    decide: 'Schrijf het besluit', decision: 'Wat besluit de tafel?', keep: 'Bewaar', decided: 'Besluit bewaard',
  },
  floor: {
    title: 'Sprekerslijst', none: 'Niemand wil nu iets zeggen.', now: 'Aan het woord', done: 'Klaar met spreken', ended: 'De spreker is klaar',
    call: (name: string) => `Geef het woord aan ${name}`, called: (name: string) => `${name} heeft het woord`, back: (name: string) => `${name} staat weer op de lijst`,
    also: 'Roep', lower: 'Omlaag', lowered: (name: string) => `Hand omlaag: ${name}`, raised: (name: string) => `Op de lijst: ${name}`,
    wants: 'Wil iets zeggen', paper: 'Iemand zonder telefoon', paperAdd: 'Zet op de lijst', onPaper: (side: string, table: string | undefined) => table ? `${side}, op papier, tafel ${table}` : `${side}, op papier`,
    turns: 'Beurten', turn: (side: string, n: number) => `${side} ${n}`, rule: 'Om en om. Wie het meemaakt of helpt, begint.',
    news: (n: number) => n === 1 ? '1 hand erbij' : `${n} handen erbij`,
  },
  lobby: {
    title: 'Wie binnenkomt', label: 'Iedereen wacht tot ik toelaat', on: 'Nieuwe mensen wachten tot u hen toelaat', off: 'Mensen kunnen weer zelf binnenkomen',
    all: (n: number) => `Laat alle ${n} toe`, allDid: (n: number) => `${n} mensen toegelaten`, note: 'Wie er al zit, blijft zitten. Wie al wacht, laat u zelf toe.',
  },
  calls: {
    title: 'Vertrouwenspersoon en dringend', hint: 'Mensen kunnen vragen of iemand hen belt. Alleen wie belt, leest dat. U krijgt geen bericht.',
    person: 'Wie is vertrouwenspersoon?', number: 'Telefoonnummer (mag leeg, iedereen ziet het)', until: 'Tot wanneer bereikbaar? (mag leeg)', save: 'Bewaar', named: 'De vertrouwenspersoon staat op alle schermen',
    link: (person: string) => `Geef ${person} een eigen pagina`, once: 'Laat deze persoon de code scannen. De link werkt één keer. Maakt u een nieuwe en opent iemand die? Dan stopt de vorige pagina.',
    at: (address: string, code: string) => `Of ga naar ${address} en typ: ${code}`, name: (person: string) => `voor ${person}`,
    reads: (person: string) => `${person} heeft de eigen pagina open.`, unread: (person: string) => `${person} heeft de eigen pagina nog niet open. Niemand kan nu een verzoek achterlaten.`,
  },
  take: {
    title: 'Overnemen op een ander toestel', hint: 'Gaat dit toestel stuk of kwijt? Met deze code leidt u het gesprek verder op een ander toestel. Bewaar hem op papier, niet op dit toestel.',
    show: 'Toon de code', print: 'Open als blad om te printen', fresh: 'Maak een nieuwe code', at: (address: string) => `Of ga naar ${address} en typ:`, name: 'om over te nemen', once: 'De code werkt één keer. Met een nieuwe code werkt de oude niet meer. Het toestel dat overneemt, sluit dit bureau hier.',
    taken: 'Dit gesprek gaat verder op een ander toestel', text: 'Iemand nam het gesprek over met de code. Was u dat niet? Meld u dan aan, en maak een nieuwe code.', back: 'Meld u aan', again: 'Neem weer over',
  },
  seat: {
    title: 'Mensen', here: 'Wie is er', people: 'die het meemaken of helpen', officials: 'van gemeente of partner', waiting: 'Wacht op toelaten', admit: 'Toelaten', admitted: 'Toegelaten',
    name: (name: string | undefined) => name ?? 'zonder naam', chair: (side: string) => `Lege stoel: ${side}`, ready: 'Klaar met dit deel', of: (total: number) => `van ${total}`, time: (n: number) => n === 1 ? '1 heeft meer tijd nodig' : `${n} hebben meer tijd nodig`,
    pauses: (n: number) => n === 1 ? '1 vraagt om een pauze' : `${n} vragen om een pauze`,
    pulse: 'De laatste pols', anonymous: 'Alleen als groep. Te kleine groepen staan er niet.', all: (n: number) => `Alle mensen (${n})`, unpledged: (n: number) => `${some(n, 'medewerker zei', 'medewerkers zeiden')} nog geen ja op de afspraak`,
    paper: 'Handtekening op papier', signed: 'Handtekening op papier genoteerd', pledged: 'zei ja op de afspraak', notPledged: 'nog geen ja', side: 'Van welke kant?', function: 'Functie (mag leeg)', correct: 'Bewaar', corrected: 'Kant verbeterd', sideBack: 'De vorige kant staat er weer. De belofte moet opnieuw',
    remove: 'Haal deze plek weg', sure: 'Deze plek weghalen?', sureText: 'De telefoon van deze persoon gaat uit het gesprek. Wat gezegd is, blijft staan.', removed: 'Plek weggehaald', yes: 'Ja, haal weg', wishes: 'Wensen voor de tafels', urgent: (who: string, number: string, until: string) => `Dringend: ${who}, ${number}, tot ${until}`,
    otherPhone: 'Andere telefoon', otherTitle: (name: string) => `Andere telefoon voor ${name}`, otherYes: 'Ja, maak de code',
    otherSure: 'Kijk eerst wie voor u staat. Is dit echt deze persoon? De naam alleen is niet genoeg.', otherScan: 'Laat de nieuwe telefoon dit scannen. Het werkt één keer, een kwartier lang.',
    otherEnds: 'De oude telefoon stopt dan. Wat al verstuurd is, blijft staan.', otherAway: 'De code kon niet gemaakt worden.',
    arrived: (n: number) => some(n, 'mens wacht op toelaten', 'mensen wachten op toelaten'),
  },
  entry: {
    button: 'Namens iemand', title: 'Namens iemand in de zaal', step: 'Stap (nummer)', side: 'Van wie', text: 'De woorden, zoals gezegd', question: 'Vraag', feeling: 'Gevoel (mag leeg)', noFeeling: 'geen',
    stopped: 'Deze persoon stopte hier', readBack: 'Lees terug', read: 'Lees dit voor. Zegt de persoon ja?', yes: 'Ja, plaats', change: 'Verander', placed: (n: number, step: string) => `Kaart ${n} geplaatst bij ${step}`, noStep: 'Kies een stap: typ het nummer.', how: 'Enter leest terug. Nog een keer Enter is ja.', extra: 'Vraag en gevoel',
  },
  paper: {
    number: 'Nummer op de kaart (mag leeg)', how: 'Enter bewaart de kaart. Dan komt de volgende.', keep: 'Bewaar de kaart', placed: (paper: string, step: string) => `Kaart ${paper} bewaard bij ${step}`,
    seat: 'Namens', nobody: 'niemand', slip: 'Nummer van het strookje', slipOf: (n: number) => `strookje ${n}`,
    readBack: 'Lees deze kaarten nog voor', readBackHint: 'Lees voor wat er staat. Pas na een ja ziet de zaal de kaart.', card: (paper: string) => `Kaart ${paper}`,
    said: 'Ja, zo zei ik het', otherwise: 'Nee, anders', newWords: (paper: string) => `Kaart ${paper}: de woorden zoals ze moeten zijn`, saidNow: 'Voorgelezen. Nu zegt de persoon ja',
    approved: (paper: string) => `Kaart ${paper} is teruggelezen`, unread: (n: number) => n === 1 ? '1 kaart van papier is nog niet teruggelezen' : `${n} kaarten van papier zijn nog niet teruggelezen`,
    first: 'Eerst teruglezen?', where: (by: string, n: number) => `${by}: ${n}`, stay: 'Wat niet teruggelezen is, blijft liggen. De zaal ziet het niet.',
    here: 'Lees de kaarten van het bureau voor', byNumber: 'Teruggelezen met het papier erbij? Typ het nummer van de kaart.', without: 'Onthul de andere kaarten', yes: 'Ja, teruggelezen',
  },
  slips: { title: 'Hoe veilig voelt het? Briefjes van papier', count: 'Tel de briefjes', counted: 'De briefjes tellen mee', hint: 'Open de briefjes pas als ze door elkaar liggen. Telt u opnieuw, dan geldt de laatste telling. Doe het voordat het volgende deel begint.', answers: { goed: 'Goed', gaat: 'Het gaat', niet: 'Niet goed' }, side: 'Van welke kant?' },
  deal: {
    button: 'Leg een vraagkaart', title: 'Een vraagkaart leggen', ask: 'De vraag, open en zonder namen', hint: 'Bijvoorbeeld: hangt dit samen met iets anders? Wie om u heen heeft hier ook last van?', table: 'Aan welke tafel?', every: 'alle tafels',
    send: 'Leg de kaart', done: 'De vraagkaart ligt op tafel', of: (table: string) => `tafel ${table}`,
    answer: (ask: string) => `Antwoord op: ${ask}`,
    answers: (n: number) => n === 1 ? '1 antwoord op het bord' : `${n} antwoorden op het bord`,
  },
  doors: {
    title: 'Deuren en muur', open: 'Deuren', code: (code: string) => `Of typ de code: ${code}`, wall: 'Code die op de muur staat', pair: 'Koppel de muur', paired: 'De muur is gekoppeld', failed: 'Dat lukte niet. Kijk of de code klopt.', loading: 'De deuren worden opgehaald …', away: 'De deuren konden niet opgehaald worden.', retry: 'Probeer opnieuw', qr: (what: string) => `QR-code. ${what}`,
    mede: 'Nog iemand aan het bureau', medeHint: 'Wie deze link opent, leidt dit gesprek mee zolang het open is. Openen, sluiten en op de site zetten doet u zelf.',
    medeShow: 'Toon de link', medeNew: 'Maak een nieuwe link', medeEnds: 'Bij een nieuwe link stopt de oude. Wie ermee binnen is, gaat eruit.',
    scribes: 'Links voor de schrijvers', scribe: (table: string) => `Schrijver van tafel ${table}`,
    renew: 'Een kaart of code kwijt?', renewHint: 'Wat u vernieuwt, werkt meteen niet meer. Wie al meedoet, blijft.', renewed: 'Vernieuwd. De oude werkt niet meer.', notRenewed: 'Dat lukte niet. Probeer het opnieuw.',
    kinds: [['join-', 'Nieuwe kaarten en QR'], ['code', 'Nieuwe code'], ['scribe-link', 'Nieuwe schrijverslinks'], ['wall', 'Stuur de muur weg']] as const,
    print: 'Op papier', kit: 'Print het pakket voor de zaal', slip: 'Print het blad om mee te nemen',
  },
  undo: { back: 'Maak ongedaan', undone: 'Ongedaan gemaakt', title: 'Wat er gebeurde', none: 'Nog niets.' },
  preview: {
    button: 'Wat ziet een deelnemer nu?', seen: (phase: Phase | undefined) => phase ? seenIn[phase.kind] ?? phase.say : '', before: 'Het gesprek is nog niet open. Telefoons zien: even wachten.', after: 'Het gesprek is klaar. Telefoons zien hun eigen kaarten en de datum van het volgende gesprek.',
    says: 'Bovenaan staat:', of: (who: string) => `Vragen voor ${who}`, nobody: 'Niemand schrijft nu op de eigen telefoon.',
    choosing: (question: string) => `De zaal kiest. Op elke telefoon staat: ${question}`, answers: 'De antwoorden:',
    waits: (n: number) => `${some(n, 'mens wacht', 'mensen wachten')}. Zij lezen: ‘De gespreksleider laat u zo toe.’ Zij zien geen kaarten.`,
    unpledged: (n: number) => `${some(n, 'medewerker leest', 'medewerkers lezen')} eerst de belofte. Zij zien nog geen kaarten.`,
    wall: (what: string) => `Groot op de muur: ${what}`, writing: 'Wie aan het schrijven is, blijft bij het eigen scherm. Een balk zegt dat de groep verder gaat.',
    always: 'Op elke telefoon staat altijd:', buttons: ['Even pauze', 'Ik wil iets zeggen', 'Dit is nu dringend, met wie er is en het nummer', 'Uw kaarten', 'Ik ben klaar op deze telefoon'],
  },
  settings: { key: 'Toets N opent ‘Namens iemand’', loud: 'Zeg wat anderen doen', off: 'Uit', digest: 'Samenvatting', all: 'Alles', title: 'Instellingen' },
  agenda: {
    title: 'De agenda van dit deel', loading: 'De agenda wordt opgehaald …', cut: 'De agenda kan nu niet opgehaald worden. Wij proberen het opnieuw.',
    own: 'Hun eigen woorden:', light: 'Zet in het licht', darken: 'Haal uit het licht', lit: 'Dit staat in het licht.', dark: 'Er staat niets meer in het licht.',
    slips: 'Namens iemand met een briefje', more: 'Alles bij deze drempel', choose: 'Kies…', kept: (what: string) => `Bewaard: ${what}`,
    failed: 'Nu niet gelukt. Probeer het zo opnieuw.', show: 'Toon de agenda',
    aloud: 'Lees deze zin voor.', coming: 'Dit komt aan bod', came: 'Dit kwam eruit', nothing: 'Hier is niets besloten.', count: (n: number) => some(n, 'ding', 'dingen'),
  },
  afterwards: { title: 'Daarna', ways: 'Verder met wat er ligt', follow: 'Vervolg: wat nu te doen', agenda: 'Agenda van het terugkoppelgesprek', where: 'Waar gaat het mis?', register: 'Alle acties', untreated: 'Drempels waar nog niemand iets mee doet', actions: 'Wat er gevraagd is', none: 'Geen.', reasons: 'Drempels met een reden', passed: 'Doorgegeven drempels', feedback: (at: number) => `Terugkoppelgesprek: ${day(at)}` },
  tabs: { label: 'Bureau op de telefoon', volgende: 'Volgende', thema: 'Thema', notitie: 'Notitie' },
}
