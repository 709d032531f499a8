// Every Dutch text of the route's editor. B1, short.
import type { Counts, Demand } from '../wire.gen'

const some = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`
const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit' })
export const time = (at: number): string => clock.format(at).replace(':', '.')

export const kindName: Record<string, string> = { nu: 'Zo gaat het nu', variant: 'Voorstel van een tafel', ideaal: 'De ideale route', gemeten: 'Later opnieuw gemeten' }
export const laneName: Record<string, string> = {
  doet: 'Wat doe je zelf', gevoel: 'Hoe voelt dat', naast: 'Wie staat er naast je', ziet: 'Wat je ziet: loket, brief, site', achter: 'Achter de schermen', systeem: 'Regels en systemen',
}
export const channelName: Record<string, string> = { balie: 'aan de balie', telefoon: 'per telefoon', huisbezoek: 'op huisbezoek', post: 'per post', digitaal: 'digitaal' }
export const handoverName: Record<string, string> = { '': 'nog niet gezegd', warm: 'warm: samen, en iemand zegt dat het aankwam', koud: 'koud: je moet het zelf uitzoeken', geen: 'niet: hier houdt het op' }
export const fateName: Record<string, string> = { '': 'nog niet besproken', weg: 'weg', samen: 'samen met iets anders', later: 'later pas', blijft: 'blijft, want …' }
export const whatName: Record<string, string> = { papier: 'papier', vraag: 'vraag' }
export const ingredientName: Record<string, string> = {
  tijd_om_te_luisteren: 'tijd om te luisteren', uitzondering_mag: 'een uitzondering mag', buiten_het_protocol: 'het mag buiten het protocol om', andere_afdeling_gevraagd: 'een andere afdeling is gevraagd',
}
export const loadName: Record<string, string> = { lezen: 'lezen', plannen: 'plannen', onthouden: 'onthouden', wachten: 'wachten', durven: 'durven' }
export const weightName = ['niets', 'een beetje', 'wel wat', 'veel', 'heel veel'] as const
export const countName: Record<string, string> = {
  papers: 'papieren die hier niet met naam staan', questions: 'vragen die hier niet met naam staan', logins: 'keer inloggen', visits: 'keer ergens heen',
  retellings: 'keer opnieuw vertellen', days: 'dagen wachten', stopped: 'mensen die hier stopten',
}
export const sideName: Record<string, string> = {
  ervaring: 'mensen die het meemaken', uitvoering: 'wie het uitvoert', begeleiding: 'wie helpt of begeleidt', toezicht: 'wie toezicht houdt', beleid: 'beleid', bestuur: 'bestuur',
}
export const barrierState: Record<string, string> = { gebundeld: 'wacht op ja', bevestigd: 'bevestigd', bevestigd_intern: 'alleen intern', klopt_niet: 'klopt niet' }

const totalNames: Record<string, readonly [one: string, more: string]> = {
  papieren: ['papier', 'papieren'], vragen: ['vraag', 'vragen'], inloggen: ['keer inloggen', 'keer inloggen'], bezoeken: ['keer erheen', 'keer erheen'], vertellen: ['keer opnieuw vertellen', 'keer opnieuw vertellen'],
  dagen: ['dag wachten', 'dagen wachten'], digitaal: ['stap alleen digitaal', 'stappen alleen digitaal'], koud: ['keer koud doorgestuurd', 'keer koud doorgestuurd'], alleen: ['stap met niemand naast je', 'stappen met niemand naast je'],
  wissel: ['keer een ander naast je', 'keer een ander naast je'], ontbreekt: ['keer ontbreekt maatwerk', 'keer ontbreekt maatwerk'], zwaar: ['stap te zwaar bij stress', 'stappen te zwaar bij stress'], gestopt: ['mens stopte', 'mensen stopten'],
}
// totalName is what a number of the Lastmeter counts.
export const totalName = (kind: string, n: number): string => totalNames[kind]?.[n === 1 ? 0 : 1] ?? kind

export const nl = {
  page: 'De route tekenen',
  skip: 'Naar de stappen',
  loading: 'De tekening komt eraan',
  toDrawing: 'Bekijk en print',
  toDesk: 'Terug naar het bureau',
  back: 'Terug',
  example: 'Voorbeeld',
  line: {
    fresh: 'Bijgewerkt', pending: (n: number) => `${some(n, 'wijziging', 'wijzigingen')} onderweg`, polling: 'Bijgewerkt, met vertraging', wrong: 'Er is iets mis met de verbinding',
    cut: (since: number | undefined) => since ? `Geen verbinding sinds ${time(since)}. Wat u typt, blijft staan.` : 'Verbinding maken',
    removed: 'U doet niet meer mee aan dit bureau', closed: 'Dit gesprek is afgesloten', 'signed-out': 'Log opnieuw in', taken: 'Een ander toestel leidt nu dit gesprek',
  },
  notDurable: 'Dit toestel bewaart niets: laat dit scherm open tot alles bijgewerkt is.',
  trouble: (did: string) => `Niet bewaard op dit toestel: ${did}. Probeer het nog een keer.`,
  unsaved: (n: number) => n === 1 ? 'Eén onderdeel is nog niet bewaard' : `${n} onderdelen zijn nog niet bewaard`,
  unsavedHere: 'nog niet bewaard',

  routes: {
    title: 'Tekeningen', none: 'Er is nog geen route getekend.',
    first: 'Begin met hoe het nu gaat. De stappen van dit traject staan dan klaar. U kunt ze daarna anders noemen, verplaatsen, splitsen en samenvoegen.',
    today: 'Teken hoe het nu gaat', ideal: 'Maak de ideale route van deze', variant: 'Maak een voorstel van een tafel', measured: 'Meet deze route opnieuw', picture: 'Bekijk als plaat', publish: 'Tellen, steun en naar buiten',
    drawTitle: 'Nieuwe tekening', name: 'Hoe heet deze tekening?', who: 'Over wie gaat het? Verzin iemand.', whoHint: 'Nooit iemand die hier zit. Bijvoorbeeld: een moeder met twee kinderen, bijstand, pas verhuisd.',
    table: 'Van welke tafel?', draw: 'Maak de tekening', did: (title: string) => `Tekening ‘${title}’ gemaakt`,
    words: 'Over deze route', title_: 'Titel', meant: 'Waar is deze route voor, volgens de regels?', effect: 'Wat merken mensen als het goed gaat?',
    effectHint: 'Schrijf dit op voordat u stappen legt.', describe: 'Bewaar', described: 'De woorden bij de route zijn veranderd', of: (table: string) => `van ${table}`,
    titleOf: { nu: 'Zo gaat het nu', ideaal: 'De ideale route', variant: 'Zo kan het ook', gemeten: 'Opnieuw gemeten' } as Record<string, string>,
  },
  board: {
    title: 'De stappen', empty: '–', none: 'Deze route heeft nog geen stappen.',
    keys: 'Pijltjes: naar een andere stap. Enter: open de stap. Alt met pijltje: verplaats de stap. Escape: sluit de stap.',
    visible: 'Hierboven ziet u het als inwoner. Hieronder niet.', pins: 'Drempels', summary: 'Telling', step: (n: number, title: string) => `${n}. ${title}`,
    cards: (n: number) => some(n, 'kaart', 'kaarten'), hanging: (cards: number, pins: number) => `${some(cards, 'kaart', 'kaarten')}, ${some(pins, 'drempel', 'drempels')}`, recognised: (n: number) => `${n} × herkend`, more: (n: number) => `en nog ${some(n, 'drempel', 'drempels')}`,
    holder: (organization: string, work: string) => [organization, work].filter((one) => one !== '').join(', '), noHolder: 'nog van niemand',
    elsewhere: (n: number) => `${some(n, 'drempel hangt', 'drempels hangen')} aan een stap die niet op deze tekening ligt`, optional: 'naar keuze', gap: 'verschil tussen bedoeling en praktijk',
    moved: (title: string, n: number, of: number) => `‘${title}’ is nu stap ${n} van ${of}`, end: 'Deze stap ligt al aan het eind', start: 'Deze stap ligt al vooraan',
    lit: (n: number, kind: string) => `${n} ${totalName(kind, n)}`,
  },
  add: { title: 'Nieuwe stap', label: 'Wat doet iemand hier?', after: 'Na welke stap?', front: 'helemaal vooraan', hook: 'Bij welke stap hangen de kaarten?', noHook: 'bij geen', save: 'Leg deze stap', did: (title: string) => `Stap ‘${title}’ gelegd` },
  proposed: { title: 'Voorgesteld door de zaal', take: 'Neem over', taken: (title: string) => `Voorstel ‘${title}’ ligt nu op de route`, aside: 'Leg opzij', asided: (title: string) => `Voorstel ‘${title}’ ligt opzij`, after: (title: string) => title ? `na ‘${title}’` : 'vooraan' },
  away: { title: 'Eruit of opzij', back: 'Leg terug', did: (title: string) => `Stap ‘${title}’ ligt terug` },
  step: {
    close: 'Sluit de stap', acts: 'Deze stap verplaatsen of veranderen', earlier: 'Eerder', later: 'Later', split: 'Splits', splitLabel: 'Wat doet iemand in het tweede deel?', splitSave: 'Splits de stap',
    merge: 'Voeg samen met de volgende', apart: 'Haal weer uit elkaar', out: 'Haal eruit', asAction: 'Wat wilt u met deze stap?',
    didMove: (title: string, later: boolean) => `Stap ‘${title}’ ${later ? 'later' : 'eerder'} gelegd`, didSplit: (title: string) => `Stap ‘${title}’ gesplitst`,
    didMerge: (title: string, other: string) => `‘${title}’ en ‘${other}’ zijn samen één stap`, didApart: (title: string) => `Stap ‘${title}’ weer uit elkaar gehaald`, didOut: (title: string) => `Stap ‘${title}’ eruit gehaald`,
  },
  parts: {
    title: 'Titel', lanes: 'De banen', gap: 'Zo is het bedoeld, zo gaat het echt', who: 'Wie, waar en hoe verder', counts: 'De telling', asked: 'Papieren en vragen', pins: 'Drempels, wat werkte, wat botst',
  },
  part: {
    save: 'Bewaar', sending: 'Onderweg', typed: 'Nog niet bewaard', clash: 'Iemand anders schreef hier net:', mine: 'Bewaar toch mijn woorden', theirs: 'Neem die woorden over', empty: '(niets meer)', suggest: (text: string) => `Zo kan het wel: ‘${text}’.`,
    did: (part: string, title: string) => `${part} van ‘${title}’ veranderd`, field: (label: string, text: string) => `${label}: ${text}`,
  },
  title: { label: 'Wat doet iemand hier, in gewone woorden?', did: (title: string) => `Titel is nu ‘${title}’` },
  lane: {
    text: (lane: string) => lane, add: (lane: string) => `Nieuw briefje: ${lane}`, explain: 'Wat betekent dat, in gewone woorden?', from: (side: string) => `van ${side}`, away: 'Haal weg',
    did: (lane: string) => `Briefje bij ‘${lane}’ bewaard`, gone: (lane: string) => `Briefje bij ‘${lane}’ weggehaald`,
  },
  gap: {
    meant: 'Zo is het bedoeld', meantNote: 'Dit vult beleid in.', real: 'Zo gaat het echt', realNote: 'Dit vertellen mensen die het meemaken en wie het uitvoert.', text: 'Hoe gaat het?', side: 'Wie vertelt dit?', by: 'Welke afdeling of organisatie?',
    add: 'Nog een verhaal', differs: 'Hier zit verschil tussen', didMeant: 'Opgeschreven hoe het bedoeld is', didReal: 'Opgeschreven hoe het echt gaat', gone: 'Verhaal weggehaald', teller: (side: string, by: string) => by ? `${side}: ${by}` : side,
  },
  who: {
    holder: 'Bij wie is deze stap?', organization: 'Organisatie', function: 'Functie', beside: 'Wie staat er naast je?', besideNote: 'Iemand die meegaat en het afmaakt. Geen naam, wel een functie.', same: 'dezelfde als bij de stap hiervoor', mandate: 'mag zelf iets beslissen',
    none: 'Niemand? Waarom niet?', channels: 'Hoe kan het?', handover: 'Hoe kom je bij de volgende stap?', to: 'Naar welke stap?', next: 'de volgende op de tekening', why: 'Waarom is het koud of houdt het op?', optional: 'Alleen wie dit nodig heeft, komt hier',
    did: 'Vastgelegd wie hier is en hoe het verder gaat',
  },
  count: { numbers: 'Wat kost deze stap?', less: (what: string) => `Minder ${what}`, more: (what: string) => `Meer ${what}`, ingredients: 'Wat van maatwerk zit hierin?', load: 'Hoeveel vraagt dit van iemand met stress?', laws: 'Welke wetten spelen mee? Eén per regel.', did: 'Telling bewaard' },
  ask: {
    none: 'Hier wordt niets met naam gevraagd.', what: 'Wat is het?', text: 'Wat wordt er gevraagd?', known: 'Wie weet dit al?', knownHint: 'Bijvoorbeeld: al bekend bij Burgerzaken.', add: 'Nog een papier of vraag', save: 'Schrijf erbij', did: (text: string) => `‘${text}’ staat erbij`,
    changed: (text: string) => `‘${text}’ veranderd`, gone: (text: string) => `‘${text}’ weggehaald`, away: 'Haal van de lijst', fate: 'Wat wil de tafel hiermee?', why: 'Waarom blijft het?', owner: 'Wie haalt dit weg? Een functie.', legal: 'Wat zegt de wet?',
    judged: (text: string, fate: string) => `‘${text}’: ${fate}`, change: 'Verander', knownBy: (who: string) => `al bekend bij ${who}`, unfinished: 'nog zonder eigenaar of wet',
  },
  counted(counts: Counts, demands: readonly Demand[]): string[] {
    const named = (what: string) => demands.filter((one) => one.what === what).length
    const all: [number, string, string][] = [
      [counts.papers + named('papier'), 'papier', 'papieren'], [counts.questions + named('vraag'), 'vraag', 'vragen'], [counts.logins, 'keer inloggen', 'keer inloggen'],
      [counts.visits, 'keer erheen', 'keer erheen'], [counts.retellings, 'keer opnieuw vertellen', 'keer opnieuw vertellen'], [counts.days, 'dag wachten', 'dagen wachten'], [counts.stopped, 'mens stopte', 'mensen stopten'],
    ]
    return all.filter(([n]) => n > 0).map(([n, one, more]) => some(n, one, more))
  },
  meter: {
    title: 'Lastmeter', note: 'Druk op een getal: dan ziet u bij welke stappen het hoort.', was: (n: string) => `was ${n}`,
    points: (n: string, what: string, steps: readonly number[]) => steps.length ? `${n} ${what}: stap ${steps.join(', ')}` : `${n} ${what}`, off: 'Geen getal gekozen',
  },
  finding: {
    title: 'Dit staat hier in de weg', note: 'Dit rekende het programma uit. Een drempel wordt het pas als iemand aan tafel het zo zegt.', lay: 'Leg als drempel', dialog: 'Leg als drempel',
    koud: 'Na deze stap moet je naar iemand anders. Niemand gaat mee, en niemand zegt of je goed bent aangekomen.', digitaal: 'Deze stap kan alleen digitaal. Wie dat niet kan, komt niet verder.',
    paper: (known: string) => `Je moet hier een papier geven dat al bekend is bij: ${known}.`, question: (known: string) => `Je moet hier iets vertellen dat al bekend is bij: ${known}.`,
    words: 'Hoe zegt de tafel dit zelf?', side: 'Wie zegt dit?', question_: 'Bij welke vraag hoort dit?', yes: 'Ik las het voor, en het mag zo op een kaart', send: 'Schrijf deze kaart', did: 'Kaart geschreven. Die komt op het bord bij het onthullen',
    closed: 'Dit kan zodra het gesprek open is.', loose: 'Deze stap hangt aan geen stap van het traject. Daarom kan hier geen kaart hangen.',
  },
  bright: {
    title: 'Wat werkte wél?', none: 'Er ligt geen kaart klaar die zegt wat wél werkte.', which: 'Welke kaart past hier?', lay: 'Leg de kaart hier', back: 'Haal weg', gone: 'deze kaart is er niet meer',
    did: 'Kaart gelegd: wat hier wél werkte', didBack: 'Kaart weggehaald', on: (n: number) => `wat werkte: ${some(n, 'kaart', 'kaarten')}`,
  },
  clash: {
    title: 'Botst met een andere stap', add: 'Deze stap botst met een andere', with: 'Met welke stap?', text: 'Waar botst het?', owner: 'Wie pakt dit op? Eén functie.', save: 'Leg vast', end: 'Opgelost',
    said: (step: string, text: string) => `‘${step}’: ${text}`, by: (owner: string) => `opgepakt door ${owner}`, did: 'Vastgelegd waar het botst en wie het oppakt', ended: 'Botsing opgelost',
  },
  undo: { title: 'Ongedaan maken', none: 'U deed hier nog niets.', back: 'Ongedaan maken', late: 'Iemand anders veranderde dit daarna. Ongedaan maken kan niet meer.', did: (text: string) => `Ongedaan gemaakt: ${text}` },
  refused: { title: 'Dit is niet gebeurd', drop: 'Gezien' },
}
