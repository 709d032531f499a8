// What the wall says, in Dutch at B1. Days and hours are those of the hall, wherever the laptop thinks it is.
import type { Status } from '../live/store'

const zone = { timeZone: 'Europe/Amsterdam' } as const
const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', ...zone })
const date = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', ...zone })
const weekday = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', ...zone })

export const hour = (ms: number) => clock.format(ms)
export const day = (ms: number) => date.format(ms).replace(' ', '\u00a0') // a day is not torn from its month

// A day without an hour is kept as its first or its last minute.
export const meeting = (ms: number) => {
  const at = hour(ms)
  return ['00:00', '23:59'].includes(at) ? weekday.format(ms) : `${weekday.format(ms)} om ${at} uur`
}

export const count = (n: number, one: string, more: string) => n === 1 ? `1 ${one}` : `${n} ${more}`

// people reads a masked count: 0 stands for fewer than five.
export const people = (n: number) => n === 0 ? 'Minder dan 5 mensen' : `${n} mensen`

const feelingWords: { readonly [feeling: string]: string } = { buitengesloten: 'buiten\u00adgesloten', wantrouwen: 'wan\u00adtrouwen' }
export const feelingWord = (feeling: string) => feelingWords[feeling] ?? feeling

export const sideWord = (side: string) =>
  side === 'ervaring' ? 'iemand die het meemaakt' : side === 'begeleiding' ? 'iemand die helpt' : 'gemeente of partner'

const chairWords: { readonly [side: string]: string } = { ervaring: 'mensen die het meemaken', begeleiding: 'mensen die helpen' }

// lineWord is what the wall says of its own line; nothing while all is well.
export function lineWord(status: Status, cutSince: number | undefined): string {
  switch (status) {
    case 'cut': return cutSince === undefined ? 'verbinding maken' : `geen verbinding sinds ${hour(cutSince)}`
    case 'wrong': return 'geen verbinding: laad deze pagina opnieuw'
    case 'closed': case 'removed': case 'signed-out':
      return cutSince === undefined ? 'deze muur is losgekoppeld' : `deze muur is losgekoppeld sinds ${hour(cutSince)}`
    default: return ''
  }
}

export const nl = {
  example: 'voorbeeld',
  waiting: 'Het gesprek komt zo in beeld.',
  lost: 'Deze zin is weggehaald.',
  join: {
    title: 'Doe mee met uw telefoon',
    qr: 'Code om met de camera te scannen',
    scan: 'Scan dit met uw camera.',
    go: 'Of ga naar', type: 'en typ:',
    paper: 'Geen telefoon? Vraag om papier. Dat telt net zo.',
    with: (n: number) => n === 0 ? 'Er doen nog geen 5 mensen mee' : `${people(n)} doen mee`,
  },
  ballot: {
    open: 'De zaal kiest', closed: 'Dit koos de zaal', private: 'Kies op uw telefoon, op papier of met uw hand. Niemand ziet wat u koos.',
    dots: (n: number) => n === 1 ? 'Iedereen heeft 1 stip.' : `Iedereen heeft ${n} stippen.`, few: 'Te weinig mensen kozen.', more: (n: number) => `En nog ${count(n, 'regel', 'regels')}.`, decided: 'Besloten:',
  },
  round: {
    open: 'De zaal kiest per stap', closed: 'Dit zegt de zaal', private: 'Kies op uw telefoon of op papier. Niemand ziet wat u koos.',
    ask: { gevoel: 'Hoe voelt elke stap?', klopt: 'Klopt elke stap?', draagvlak: 'Wie staat achter elke stap?' } as Record<string, string>,
    agreed: 'Hier zijn we het al over eens', rest: 'Hier nog niet', whole: 'De hele route', few: 'Te weinig mensen kozen.',
  },
  chairs: (sides: readonly string[]) => sides.length === 0 ? '' : `${sides.length === 1 ? 'Lege stoel' : 'Lege stoelen'}: ${sides.map((side) => chairWords[side] ?? side).join(', ')}`,
  rest: { away: 'Wij luisteren. Leg uw telefoon weg.' },
  urgent: (person: string, number: string, until: string) => `Dringend? Ga naar ${person}, of bel ${number}, tot ${until}.`,
  ask: { residents: 'Als u het zelf meemaakt', officials: 'Als u bij gemeente of partner werkt' },
  route: {
    title: 'De route nu: waar loopt het vast?',
    step: (n: number) => `Stap ${n}: `,
    cards: (n: number) => n === 0 ? 'geen kaart' : count(n, 'kaart', 'kaarten'),
    barriers: (n: number) => n === 0 ? 'geen drempel' : count(n, 'drempel', 'drempels'),
    times: (n: number) => `${n} keer`,
    unsaid: 'niet gezegd',
    list: 'Drempels op deze route',
    more: (n: number) => `En nog ${count(n, 'drempel', 'drempels')}.`,
    legend: 'Een balk is een drempel.',
    low: 'Hoe lager het pad, hoe zwaarder.',
  },
  drawn: {
    versions: { nu: 'Zo gaat het nu', ideaal: 'Zo willen we het', gemeten: 'Later opnieuw geteld' } as Record<string, string>,
    alt: (n: number) => `Tekening van de route met ${count(n, 'stap', 'stappen')}. De stappen staan ook in de lijst hierna.`,
    legend: 'Een rondje is een drempel. Een groter rondje: meer mensen herkennen het.',
  },
  theme: {
    at: (n: number, step: string) => `Bij stap ${n}: ${step}`,
    more: (n: number) => `${count(n, 'kaart', 'kaarten')} niet op de muur.`,
    recognise: (n: number) => `${people(n)} herkennen dit`,
    states: {
      bevestigd: ['bevestigd', 'door mensen die het meemaken'],
      bevestigd_intern: ['intern', 'nog niet bevestigd door inwoners'],
      klopt_niet: ['klopt nog niet', 'volgens wie het vertelde'],
      gebundeld: ['wacht op ja', 'van wie het vertelde'],
    } as { readonly [state: string]: readonly [word: string, by: string] },
  },
  light: {
    questions: {
      klaar: 'Wat is er nu anders? Wat is er te zien?', nakijken: 'Merkt u het?', 'nog-niet': 'Waardoor is het nog niet goed? Wat nu?', terugkeer: 'Is dit terug?', verlopen: 'Geldt dit nog?',
      leg: 'Is dit nog wat jullie bedoelden?', recurrence: 'Is dit terug?', answer: 'Geldt deze reden nog?',
    } as { readonly [about: string]: string },
    owner: 'zo zegt de eigenaar het', theirs: 'zo schreven zij het', newer: 'hier lijkt het op', evidence: 'Dit is er te zien', until: (at: string) => `geldt tot ${at}`,
  },
  agreed: {
    title: 'Dit vragen wij, en dan horen wij het',
    what: 'Wat', who: 'Wie vragen we', when: 'Antwoord voor',
    nothing: 'Nog niets gevraagd', none: 'Nog geen drempel is bevestigd.',
    asked: 'gevraagd', silent: 'nog geen antwoord', since: (at: string) => `gevraagd voor ${at}`,
    yes: 'zei ja', ready: (at: string) => `klaar op ${at}`,
    if: 'ja, als', agrees: (who: string, at: string) => `${who} instemt, voor ${at}`,
    waits: (who: string) => `wacht op ${who}`, passed: 'doorgegeven',
    levels: {
      team: 'aan het team', dienst: 'aan de dienst', college: 'aan het college', raad: 'aan de gemeenteraad', vng: 'aan de VNG', rijk: 'aan het Rijk',
      clientenraad: 'aan de cliëntenraad', ombudsman: 'aan de ombudsman', rekenkamer: 'aan de rekenkamer', uitvoerder: 'aan de uitvoerder', raadsadres: 'aan de gemeenteraad',
    } as { readonly [level: string]: string },
    no: 'zei nee', notNow: 'nu niet', again: (at: string) => `wij kijken opnieuw op ${at}`,
    promises: 'Beloofd', oneOffs: 'Meteen geregeld', settled: 'Er is iets geregeld.', by: (who: string) => `geregeld door ${who}`,
    open: 'open einde', forAll: 'Wat verandert er voor iedereen?', vague: 'nog vaag',
    moreBarriers: (n: number) => `En nog ${count(n, 'drempel', 'drempels')}.`,
    moreLines: (n: number) => `En nog ${n}, op papier.`,
    next: (at: string) => `Wij zien elkaar weer op ${at}.`,
    noDate: 'De datum van het volgende gesprek komt nog.',
  },
}
