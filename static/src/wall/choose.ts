// Which scene the wall shows: the facilitator's phase and spotlight decide, never the wall itself.
import type { Phase, Session } from '../wire.gen'
import type { View, WallBarrier, WallCard } from './view'

export type SceneName = 'kaart' | 'keuze' | 'ronde' | 'licht' | 'meedoen' | 'rust' | 'vraag' | 'route' | 'thema' | 'besluit'

export const spotted = (view: Pick<View, 'barriers'>): WallBarrier | undefined => view.barriers.find((one) => one.spot)
export const litCard = (view: Pick<View, 'cards'>): WallCard | undefined => view.cards.find((one) => one.spot)
export const confirmed = (one: Pick<WallBarrier, 'state'>) => one.state === 'bevestigd' || one.state === 'bevestigd_intern'

export function choose(view: Pick<View, 'phase' | 'barriers'> & Partial<Pick<View, 'ballot' | 'round' | 'cards' | 'light'>> & { session: Pick<Session, 'state'> }): SceneName {
  if (['gesloten', 'gearchiveerd'].includes(view.session.state)) return 'besluit'
  if (view.ballot) return 'keuze'
  if (view.round) return 'ronde'
  if (view.light) return 'licht'
  if (spotted(view)) return 'thema'
  if (view.cards && litCard({ cards: view.cards })) return 'kaart'
  switch (view.phase?.wall) {
    case undefined: return 'meedoen' // not open yet
    case 'thema': return view.barriers.some(confirmed) ? 'besluit' : 'vraag' // nothing is in the spotlight
    case 'meedoen': case 'vraag': case 'route': case 'besluit': return view.phase.wall
    default: return 'rust'
  }
}

// restQuestions are the questions to listen to: of this phase, or else the first of the evening.
export function restQuestions(phases: readonly Phase[], now: Phase | undefined): string[] {
  const asks = (phase: Phase) => phase.questions.filter((one) => one.sides.includes('ervaring')).map((one) => one.ask)
  const here = now ? asks(now) : []
  return here.length > 0 ? here.slice(0, 3) : phases.flatMap(asks).slice(0, 1)
}

// asksOf gives the first question for who lives it, and the first that is for officials alone.
export function asksOf(phase: Phase): { residents: string | undefined; officials: string | undefined } {
  const isFor = (side: string) => (one: Phase['questions'][number]) => one.sides.includes(side)
  const mine = phase.questions.find(isFor('ervaring'))
  const theirs = mine?.sides.includes('uitvoering') ? undefined : phase.questions.find((one) => isFor('uitvoering')(one) && !isFor('ervaring')(one))
  return { residents: mine?.ask, officials: theirs?.ask }
}
