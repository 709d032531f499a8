// What the phone does at a drawn route is a bundle of its own: most conversations have none.
import { signal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { own } from '../live/own'
import type { StepRound } from '../wire.gen'
import type { Phone } from './phone'
import { load, Loading } from './soon'

type Rounds = typeof import('./rounds')

const rounds = signal<Rounds | undefined>(undefined)
let asked = false

function bring(): void {
  if (asked) return
  asked = true
  load(own(document.body.dataset.rounds ?? ''), 1000, () => { rounds.value = (globalThis as unknown as { maatwerk: { rounds: Rounds } }).maatwerk.rounds })
}

function Along({ show }: { show: (screens: Rounds) => VNode }) {
  useEffect(bring, [])
  return rounds.value ? show(rounds.value) : <Loading />
}

export const InRound = ({ phone, round }: { phone: Phone; round: StepRound }) =>
  <Along show={({ Round }) => <Round key={round.id} phone={phone} round={round} />} />

export const OnRoute = ({ phone, heading }: { phone: Phone; heading?: string }) =>
  <Along show={({ Walk }) => <Walk phone={phone} heading={heading} />} />
