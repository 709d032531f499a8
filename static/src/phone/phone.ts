// What every screen of the phone reads and does: the records, the wishes, the text that is being written, and where
// the person is. It promises that words belong to the part in which they were begun, also after a reload.
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals'
import { openDraft, type Draft } from '../live/draft'
import type { Link } from '../live/link'
import type { Entry, Json, Outbox } from '../live/outbox'
import type { Store } from '../live/store'
import type { Tell } from '../live/tell'
import type { Ballot, MySeat, Phase, Records, Run, Session, StepRound, Urgent, Wishes } from '../wire.gen'
import { nl } from './nl'
import { ownCards, type Own } from './own'
import { asking } from './ballot'
import { follows, phaseOf, screenOf, type Screen } from './phase'

export type View = 'talk' | 'pause' | 'cards' | 'leave' | 'write' | 'read' | 'one-off' | 'promise' | 'seating' | 'call' | 'urgent' | 'step'

// Begun is in which part, on which question and at which step a card was begun.
export interface Begun { run: string; phase: string; question: string; step: string }
const nothing: Begun = { run: '', phase: '', question: '', step: '' }

export interface Phone {
  readonly session: string
  readonly code: string // the person's own code, when the page was given one
  readonly store: Store<Records>
  readonly box: Outbox
  readonly link: Link
  readonly tell: Tell
  readonly draft: Draft
  readonly begun: ReadonlySignal<Begun>
  readonly view: Signal<View>
  readonly editing: Signal<string> // the card whose words are being changed
  readonly tagging: Signal<string> // the own barrier of which the kind is asked, after the yes to its sentence
  readonly leaving: Signal<boolean>
  readonly skipped: Signal<ReadonlySet<string>>
  readonly passed: Signal<ReadonlySet<string>> // choices of the room that this person is done with
  readonly ballot: ReadonlySignal<Ballot | undefined> // the choice that is asked now
  readonly round: ReadonlySignal<StepRound | undefined> // the round over the steps that is asked now
  readonly open: ReadonlySignal<boolean> // there is a choice or a round that can still be changed
  readonly contact: Draft // the way that was chosen; kept so that it is not asked twice
  readonly talk: ReadonlySignal<Session | undefined>
  readonly seat: ReadonlySignal<MySeat | undefined>
  readonly seen: ReadonlySignal<Pick<Run, 'id' | 'phase'> | undefined> // the run that this screen shows
  readonly phase: ReadonlySignal<Phase | undefined>
  readonly ahead: ReadonlySignal<Phase | undefined> // where the group is, when this screen is not there
  readonly screen: ReadonlySignal<Screen>
  readonly own: ReadonlySignal<Own[]>
  readonly urgent: ReadonlySignal<Urgent | undefined>
  send<K extends keyof Wishes>(op: K, body: Wishes[K], more?: { phase?: string; draft?: Draft }): Promise<Entry>
  goAlong(): void
  setBegun(change: Partial<Begun>): void
  words(id: string | undefined): string | undefined
}

export async function openPhone(of: { session: string; code: string; store: Store<Records>; box: Outbox; link: Link; tell: Tell }): Promise<Phone> {
  const { store, box, session } = of
  const [draft, begunRow, contact] = await Promise.all(['kaart', 'begonnen', 'contact'].map((field) => openDraft(box, session, field))) as [Draft, Draft, Draft]
  const begun = computed(() => parsed(begunRow.text.value))
  const view = signal<View>('talk')
  const editing = signal('')
  const tagging = signal('')
  const leaving = signal(false)
  const passed = signal<ReadonlySet<string>>(new Set())
  const recent = signal<readonly Entry[]>([])
  const seen = signal<Pick<Run, 'id' | 'phase'> | undefined>(undefined)

  const talk = computed(() => store.record('session', session) ?? store.records('session').value[0]?.value)
  const seat = computed(() => store.records('my-seat').value[0]?.value)
  const phase = computed(() => phaseOf(talk.value, seen.value))
  const go = () => { seen.value = talk.peek()?.run }
  effect(() => {
    const run = talk.value?.run
    if (!run || run.id === seen.value?.id) return
    const text = draft.text.value
    if (!seen.peek() && text.trim() !== '' && begun.peek().run !== '') seen.value = { id: begun.peek().run, phase: begun.peek().phase }
    else if (!seen.peek() || follows({ view: view.value, draft: text, editing: editing.value !== '' || tagging.value !== '' })) go()
  })
  const ballots = () => store.records('ballot').value.map(({ value }) => value)
  const rounds = () => store.records('step-round').value.map(({ value }) => value)
  const setBegun = (change: Partial<Begun>) => begunRow.type(JSON.stringify({ ...begun.peek(), ...change }))
  return {
    ...of, draft, begun, contact, view, editing, tagging, leaving, seen, talk, seat, phase, setBegun,
    skipped: signal<ReadonlySet<string>>(new Set()), passed,
    ballot: computed(() => asking(ballots(), passed.value, talk.value?.run.at ?? 0)),
    round: computed(() => asking(rounds(), passed.value, talk.value?.run.at ?? 0)),
    open: computed(() => [...ballots(), ...rounds()].some(({ open }) => open)),
    ahead: computed(() => talk.value && seen.value && talk.value.run.id !== seen.value.id ? phaseOf(talk.value, talk.value.run) : undefined),
    screen: computed(() => screenOf({ status: store.status.value, leaving: leaving.value, session: talk.value, seat: seat.value, phase: phase.value })),
    own: computed(() => ownCards({
      mine: store.records('my-card').value.map((one) => one.value), pending: store.pending.value, recent: recent.value,
      returned: store.returned.value, words: store.words,
    })),
    urgent: computed(() => talk.value?.urgent.person ? talk.value.urgent : undefined),
    async send(op, body, more = {}) {
      const wish = { op, phase: more.phase ?? talk.peek()?.run.id ?? '', body: body as unknown as Json }
      const entry = await of.link.send(wish, more.draft)
      if (op === 'place-card') recent.value = [...recent.peek(), entry]
      return entry
    },
    goAlong() {
      view.value = 'talk'
      editing.value = ''
      tagging.value = ''
      go()
    },
    words: (id) => id ? store.words(id) : undefined,
  }
}

// announce says what others did, as a digest, and when everything of one's own has arrived.
export function announce({ store, tell, ahead, talk }: Phone): () => void {
  let waiting = 0
  let cards = -1
  const offs = [
    effect(() => {
      const now = store.pending.value.length
      if (waiting > 0 && now === 0 && store.status.peek() === 'fresh' && store.returned.peek().length === 0) tell.own(nl.status.sent)
      waiting = now
    }),
    effect(() => { if (ahead.value) tell.own(nl.banner.goes(ahead.value.name)) }),
    effect(() => {
      const now = store.records('card').value.length
      if (cards >= 0) for (let n = cards; n < now; n++) tell.others('card', nl.read.more)
      cards = talk.peek() && store.cutSince.peek() === undefined ? now : -1
    }),
  ]
  return () => offs.forEach((off) => off())
}

function parsed(text: string): Begun {
  try {
    return { ...nothing, ...JSON.parse(text || '{}') as Partial<Begun> }
  } catch {
    return nothing
  }
}
