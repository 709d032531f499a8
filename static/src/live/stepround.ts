// What a round per step asks, and what came of it, in words. Phones, desk, scribe and wall say it alike.
import { answerWords, answersOf, sideWords, wantsWhy } from './ballot'
import { stepFeelings, type StepResult, type StepRound } from '../wire.gen'

export const feelingWords: { readonly [answer: string]: string } = {
  heel_naar: 'Heel naar', naar: 'Naar', gaat_wel: 'Gaat wel', goed: 'Goed', heel_goed: 'Heel goed',
}

// roundAnswers are the answers of a round, in their order; a feeling has the worst first.
export const roundAnswers: { readonly [what: string]: readonly string[] } = {
  gevoel: stepFeelings, klopt: ['klopt', 'klopt_niet'], draagvlak: answersOf.draagvlak ?? [],
}

const rightWords: { readonly [answer: string]: string } = { klopt: 'Dit klopt', klopt_niet: 'Dit klopt niet' }

export const roundWord = (answer: string): string => feelingWords[answer] ?? rightWords[answer] ?? answerWords[answer] ?? answer

// mayWhy says whether words are asked with an answer; mustWhy, whether it does not count without them.
export const mustWhy = wantsWhy
export const mayWhy = (answer: string): boolean => answer === 'klopt_niet' || wantsWhy(answer)

// stepsAsked are the steps of a round and, where support is asked, the whole route as ''.
export const stepsAsked = ({ steps, what }: Pick<StepRound, 'steps' | 'what'>): string[] => what === 'draagvlak' ? [...steps, ''] : [...steps]

export interface Said { label: string; says: string }

const brief = (answer: string): string => roundWord(answer).replace(/, want …$/, '')

// saidOf gives per side who said what of a step, never one number for all.
export const saidOf = (one: StepResult, what: string): Said[] => Object.entries(sideWords).flatMap(([side, label]) => {
  const says = (roundAnswers[what] ?? []).flatMap((answer) => {
    const n = one.counts?.[`${side} ${answer}`] ?? 0
    return n === 0 ? [] : [`${n} × ${brief(answer).toLowerCase()}`]
  })
  return says.length === 0 ? [] : [{ label, says: says.join(', ') }]
})

// feltOf tells a feeling: what the middle one felt, and where most of the others were.
export function feltOf({ low = '', middle = '', high = '', people = 0 }: StepResult): string {
  const spread = low === high ? '' : ` De meesten zaten tussen ‘${brief(low).toLowerCase()}’ en ‘${brief(high).toLowerCase()}’.`
  return `${brief(middle)}.${spread} ${people} mensen kozen.`
}

export interface Came { step: string; agreed: boolean; felt: string; said: Said[]; because: string[] }

// cameOf is the result as it is read: first what both halves of the table stand behind already, then the rest in the
// order of the route. A step with nothing to show is in it without lines.
export function cameOf(round: StepRound): Came[] {
  const list = stepsAsked(round).map((step) => {
    const one = round.result.find((result) => (result.step ?? '') === step)
    return {
      step, agreed: one?.agreed ?? false, felt: one?.middle ? feltOf(one) : '', said: one ? saidOf(one, round.what) : [],
      because: round.because.filter((reason) => (reason.step ?? '') === step).map(({ words }) => words),
    }
  })
  return [...list.filter(({ agreed }) => agreed), ...list.filter(({ agreed }) => !agreed)]
}
