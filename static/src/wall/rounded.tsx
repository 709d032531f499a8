// A round per step on the wall: the question while it is open, without any number; then first what both halves of the
// table stand behind already (S4-13), and what came of the other steps.
import { cameOf, roundAnswers, roundWord, type Came } from '../live/stepround'
import type { Store } from '../live/store'
import type { Records, StepRound } from '../wire.gen'
import { nl } from './nl'
import { Frame, Urgent, type SceneProps } from './scene'

const t = nl.round
const most = 12 // lines on a wall

export interface WallRound { record: StepRound; name(step: string): string; words(id: string): string | undefined }

// roundOf is the round that is open, or that was closed in this part of the conversation.
export function roundOf(store: Store<Records>, session: string, since: number): WallRound | undefined {
  const rounds = store.records('step-round').value.map(({ value }) => value).filter((one) => one.session === session)
  const record = rounds.find(({ open }) => open) ?? rounds.filter(({ closedAt = 0 }) => closedAt >= since).sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0]
  const name = (step: string) => step === '' ? t.whole : `${(record?.steps.indexOf(step) ?? 0) + 1}. ${store.words(store.record('route-step', step)?.title ?? '') ?? ''}`
  return record && { record, name, words: store.words }
}

// linesOn is what fits on a wall: what is agreed on first, then the steps of which something may be shown, as many as
// there is room for; a step takes a line for each side that said something.
export function linesOn(came: readonly Came[]): { agreed: Came[]; rest: Came[]; more: number } {
  const shown = came.filter(({ felt, said }) => felt !== '' || said.length > 0)
  let lines = 0
  const on = shown.filter(({ agreed, said }) => (lines += agreed ? 1 : Math.max(1, said.length)) <= most)
  return { agreed: on.filter(({ agreed }) => agreed), rest: on.filter(({ agreed }) => !agreed), more: shown.length - on.length }
}

export function Rounded({ view, line, round }: SceneProps & { round: WallRound }) {
  const { record, name } = round
  const { agreed, rest, more } = linesOn(record.open ? [] : cameOf(record))
  return (
    <Frame title={record.open ? t.open : t.closed} view={view} line={line} foot={<Urgent view={view} />}>
      <div class="mwr-round">
        <p class="mwr-round__ask">{t.ask[record.what]}</p>
        {record.open && <>
          <ol>{(roundAnswers[record.what] ?? []).map((answer) => <li key={answer}>{roundWord(answer)}</li>)}</ol>
          <p class="mwr-note">{t.private}</p>
        </>}
        {!record.open && agreed.length + rest.length === 0 && <p>{t.few}</p>}
        {agreed.length > 0 && <><p><strong>{t.agreed}</strong></p><ul>{agreed.map(({ step }) => <li key={step}>{name(step)}</li>)}</ul></>}
        {agreed.length > 0 && rest.length > 0 && <p><strong>{t.rest}</strong></p>}
        {rest.length > 0 && <table><tbody>{rest.map(({ step, felt, said }) => (
          <tr key={step}><th scope="row">{name(step)}</th><td>{felt}{said.map(({ label, says }) => <p key={label}>{label}: {says}</p>)}</td></tr>
        ))}</tbody></table>}
        {more > 0 && <p class="mwr-note">{nl.ballot.more(more)}</p>}
      </div>
    </Frame>
  )
}
