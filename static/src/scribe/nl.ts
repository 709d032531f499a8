// What the scribe's screen says, in Dutch at B1.
import type { Status } from '../live/store'

const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' })

export const nl = {
  example: 'voorbeeld',
  role: (table: string) => table ? `Schrijver aan tafel ${table}` : 'Schrijver',
  title: 'Schrijf op wat u hoort',
  waiting: 'Het gesprek begint zo. U hoeft niets te doen.',
  over: 'Het gesprek is klaar. U kunt niets meer opschrijven.',
  question: 'Welke vraag?', step: 'Welke stap?', chooseStep: 'Kies een stap', side: 'Van wie?',
  text: 'De woorden, zoals gezegd', hint: 'Geen namen of nummers. Houd het kort.',
  paper: 'Nummer op de kaart (hoeft niet)', paperHint: 'Staat linksboven. Geen kaart? Laat dit leeg.',
  enter: 'Enter bewaart de kaart. Dan komt de volgende.', later: 'U mag de kaart ook later voorlezen. Tot die tijd ziet de zaal haar niet.',
  slip: 'Nummer van het strookje (hoeft niet)', slipHint: 'Met het strookje vindt deze persoon de woorden terug, en kan ze weghalen.',
  readBack: 'Lees deze kaarten nog voor', readBackHint: 'Lees voor wat er staat. Pas na een ja ziet de zaal de kaart.', card: (paper: string) => `Kaart ${paper}`,
  said: 'Ja, zo zei ik het', otherwise: 'Nee, anders', newWords: (paper: string) => `Kaart ${paper}: de woorden zoals ze moeten zijn`, saidNow: 'Voorgelezen. Nu zegt de persoon ja',
  approved: (paper: string) => `Kaart ${paper} is teruggelezen.`, already: (paper: string) => `Kaart ${paper} teruggelezen: de persoon zegt ja`,
  pulse: { title: 'Hoe veilig voelt het? Briefjes van papier', count: 'Tel de briefjes', counted: 'De briefjes tellen mee', hint: 'Open de briefjes pas als ze door elkaar liggen. Telt u opnieuw, dan geldt de laatste telling. Doe het voordat het volgende deel begint.', answers: { goed: 'Goed', gaat: 'Het gaat', niet: 'Niet goed' }, },
  vote: {
    title: 'Een blad van papier meetellen', sheet: 'Nummer van het blad (hoeft niet)', dots: (n: number) => `Iedereen heeft ${n === 1 ? '1 stip' : `${n} stippen`}.`, answer: 'Wat is aangekruist?',
    why: 'Waarom? Zonder namen.', show: 'Op het blad staat: de zaal mag mijn reden lezen', count: 'Tel het blad mee', counted: 'Het blad telt mee.', same: 'Een blad telt even zwaar als een telefoon. Wat erop staat, blijft geheim tot de keuze dicht is.',
    choose: 'Kies eerst wat is aangekruist.', needsWhy: 'Schrijf ook waarom. Dat staat op het blad.', over: (n: number) => `Er mogen ${n} stippen op het blad. Kijk nog eens.`,
  },
  rows: {
    title: { gevoel: 'Een blad: hoe voelt elke stap?', klopt: 'Een blad: klopt elke stap?', draagvlak: 'Een blad: wie staat achter elke stap?' } as { readonly [what: string]: string },
    none: 'niet ingevuld', whole: 'De hele route', empty: 'Vul eerst in wat er op het blad staat.', same: 'Een blad telt even zwaar als een telefoon. Wat erop staat, blijft geheim tot de ronde dicht is.',
  },
  helped: 'Wat had geholpen? (hoeft niet)',
  feeling: 'Welk gevoel hoort erbij? (hoeft niet)', noFeeling: 'geen gevoel',
  yes: 'Voorgelezen. De persoon zegt ja.',
  place: 'Bewaar',
  tooLong: 'Deze tekst is te lang. Maak er twee kaarten van.',
  left: (n: number) => `Nog ${n} tekens`,
  need: { text: 'Schrijf eerst een paar woorden.', step: 'Kies eerst een stap.', yes: 'Lees de tekst eerst voor. Zegt de persoon ja? Vink dat dan aan.' },
  kept: 'Bewaard op dit toestel.',
  failed: 'Dit toestel kan de tekst niet bewaren. De tekst staat er nog.',
  air: 'Dit toestel bewaart niets. Sluit dit scherm niet.',
  private: 'Alleen de schrijver ziet dit, tot de groep de kaarten laat zien.',
  mine: 'Opgeschreven aan deze tafel', none: 'Nog niets opgeschreven.',
  trust: { waiting: 'Bewaard op dit toestel', acked: 'Veilig verstuurd, nog niet in de zaal', shown: 'Zichtbaar voor iedereen', gone: 'Weggehaald' },
  refused: 'Dit kon niet. Uw tekst staat hier nog.', back: 'Zet terug in het veld', suggest: 'Neem deze zin', drop: 'Gooi weg', full: 'Het veld is niet leeg. Bewaar dat eerst.',
  proposal: 'Het kan ook zo:',
  hand: { title: 'Iemand wil iets zeggen', raise: 'Zet op de sprekerslijst', up: 'De gespreksleider roept deze persoon.', lower: 'Haal van de lijst', down: 'Van de lijst gehaald' },
  done: 'Ik ben klaar op dit toestel', sure: 'Alles op dit toestel gaat weg.', unsent: (n: number) => `Let op: ${n === 1 ? '1 kaart is' : `${n} kaarten zijn`} nog niet verstuurd.`, wipe: 'Ja, wis dit toestel', keep: 'Nee, terug', wiped: 'Dit toestel is leeg. U kunt het weggeven.',
  urgent: 'Is het nu dringend?', go: (person: string, until: string) => [`Ga naar ${person}, of bel `, `, tot ${until}.`] as const,
  sides: {
    ervaring: 'iemand die het meemaakt', begeleiding: 'iemand die helpt', uitvoering: 'uitvoering', beleid: 'beleid', bestuur: 'bestuur', toezicht: 'toezicht',
  } as { readonly [side: string]: string },
}

export function lineWord(status: Status, cutSince: number | undefined): string {
  switch (status) {
    case 'fresh': case 'polling': return 'Alles is verstuurd'
    case 'pending': return 'Bezig met versturen'
    case 'cut': return cutSince === undefined ? 'Verbinding maken' : `Geen verbinding sinds ${clock.format(cutSince)}. Schrijf gerust door.`
    case 'wrong': return 'Laad deze pagina opnieuw'
    case 'closed': return 'Het gesprek is gesloten'
    default: return 'Dit toestel doet niet meer mee'
  }
}
