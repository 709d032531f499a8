// What came of a choice of the room, in words. Phones, desk and wall say it alike; hands and paper are counted with it.
import type { Ballot } from '../wire.gen'

export const answerWords: { readonly [answer: string]: string } = {
  geen_bezwaar: 'Geen bezwaar', vraag: 'Ik heb een vraag', bezwaar: 'Bezwaar, want …',
  sta_erachter: 'Hier sta ik achter', goed_genoeg: 'Goed genoeg voor nu', twijfel: 'Ik twijfel, want …',
  niet_mee_leven: 'Hier kan ik niet mee leven, want …', weet_niet: 'Weet ik niet',
  mensen: 'Over mensen', allebei: 'Over allebei', regels_en_geld: 'Over regels en geld',
}
export const answersOf: { readonly [form: string]: readonly string[] } = {
  instemmen: ['geen_bezwaar', 'vraag', 'bezwaar'],
  draagvlak: ['sta_erachter', 'goed_genoeg', 'twijfel', 'niet_mee_leven', 'weet_niet'],
  waarover: ['mensen', 'allebei', 'regels_en_geld'],
}
export const wantsWhy = (answer: string): boolean => ['bezwaar', 'twijfel', 'niet_mee_leven'].includes(answer)

export const sideWords: { readonly [side: string]: string } = {
  ervaring: 'Wie het meemaakt', uitvoering: 'Uitvoering', beleid: 'Beleid', bestuur: 'Bestuur', toezicht: 'Toezicht', begeleiding: 'Wie helpt', anderen: 'Anderen',
}

export interface Line { label: string; says: string; n: number }

// linesOf gives the dots of each option, most first, or what each side said. Nothing when too few people chose.
export function linesOf(ballot: Pick<Ballot, 'form' | 'options' | 'result'>, words: (id: string) => string | undefined): Line[] {
  if (ballot.form === 'stippen') {
    const dots = new Map(ballot.result.map(({ option, dots }) => [option, dots ?? 0]))
    if (dots.size === 0) return []
    return ballot.options.map(({ id, title }) => ({ label: words(title) ?? '…', says: '', n: dots.get(id) ?? 0 })).sort((a, b) => b.n - a.n)
  }
  const counts = ballot.result[0]?.counts ?? {}
  return Object.keys(sideWords).flatMap((side) => (answersOf[ballot.form] ?? []).flatMap((answer) => {
    const n = counts[`${side} ${answer}`] ?? 0
    return n === 0 ? [] : [{ label: sideWords[side] ?? side, says: (answerWords[answer] ?? answer).replace(/, want …$/, ''), n }]
  }))
}
