// How an action that was asked for stands now, in one word. The pages of the server say the same word: both are held to
// server/testdata/states.golden.
import type { Action } from '../wire.gen'

// Standing is what the word follows from.
export type Standing = Pick<Action, 'state' | 'condition' | 'answerBy' | 'accepted' | 'due' | 'shifts' | 'terms' | 'fell'>

export type Colour = 'lime' | 'orange' | 'yellow' | 'red' | 'unknown'
export interface Stand { word: string; colour: Colour }

const fixed: { readonly [state: string]: readonly [word: string, colour: Colour] } = {
  geweigerd: ['nee', 'yellow'], klaar_volgens_eigenaar: ['klaar?', 'orange'], in_nakijk: ['klaar?', 'orange'],
  bevestigd: ['bevestigd', 'lime'], bevestigd_met_verschil: ['bevestigd met verschil', 'lime'], niet_nagekeken: ['niet nagekeken', 'orange'],
  gestopt: ['gestopt', 'yellow'], vervangen_door: ['vervangen', 'yellow'], zonder_eigenaar: ['zonder eigenaar', 'red'],
}
const doing: { readonly [state: string]: readonly [word: string, colour: Colour] } = {
  geaccepteerd: ['toegezegd', 'lime'], bezig: ['bezig', 'lime'], vast: ['vast', 'orange'], deels_bevestigd: ['een beetje', 'orange'], heropend: ['heropend', 'red'],
}

const month = 30 * 24 * 60 * 60 * 1000 // after which an owner who says nothing is silent, when that moment was not kept

// dueNow is the date that holds; the first one stays beside it.
export const dueNow = (action: Pick<Action, 'due' | 'shifts'>): number => action.shifts?.[action.shifts.length - 1]?.to ?? action.due ?? 0

// standOf is late by the clock alone, and unknown when its owner was silent too long: old good news is no news. What
// people said, that it is not good yet, goes before both.
export function standOf(action: Standing, now: number): Stand {
  const past = (at: number | undefined) => !!at && at <= now
  if (action.state === 'gevraagd' || action.state === 'ja_als') {
    const by = action.state === 'ja_als' ? action.condition.by : action.answerBy
    return past(by) ? { word: 'geen antwoord', colour: 'red' } : { word: 'gevraagd', colour: 'orange' }
  }
  if (action.state === 'bevestigd' && action.fell) return { word: 'hield geen stand', colour: 'red' }
  const [word, colour] = fixed[action.state] ?? doing[action.state] ?? [action.state.replace(/_/g, ' '), 'orange' as const]
  if (!doing[action.state] || action.state === 'heropend') return { word, colour }
  const { late, veryLate, silent } = action.terms.late ? action.terms : { late: dueNow(action), veryLate: 0, silent: (action.accepted ?? 0) + month }
  if (past(late)) return { word: past(veryLate) ? 'veel te laat' : 'te laat', colour: 'red' }
  if (past(silent)) return { word: 'onbekend', colour: 'unknown' }
  return { word, colour }
}
