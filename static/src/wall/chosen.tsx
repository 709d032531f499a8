// A choice of the room on the wall: the question while it is open, without any number; then what came of it.
import { answersOf, answerWords, linesOf } from '../live/ballot'
import { nl } from './nl'
import { Frame, Urgent, type SceneProps } from './scene'
import type { WallBallot } from './view'

const t = nl.ballot
const most = 8 // lines on a wall

export function Chosen({ view, line, ballot }: SceneProps & { ballot: WallBallot }) {
  const { record, question, words } = ballot
  const lines = linesOf(record, words)
  const top = Math.max(1, ...lines.map(({ n }) => n))
  return (
    <Frame title={record.open ? t.open : t.closed} view={view} line={line} foot={<Urgent view={view} />}>
      <div class="mwr-chosen">
        <p class="mwr-chosen__question">{question}</p>
        {record.open && <>
          <ul>{(record.form === 'stippen' ? record.options.map(({ title }) => words(title) ?? '') : (answersOf[record.form] ?? []).map((answer) => answerWords[answer] ?? answer)).slice(0, most).map((one) => <li key={one}>{one}</li>)}</ul>
          <p class="mwr-note">{record.form === 'stippen' && t.dots(record.dots ?? 0)} {t.private}</p>
        </>}
        {!record.open && (lines.length === 0 ? <p>{t.few}</p> : <table class="mwr-chosen__bars">
          <tbody>{lines.slice(0, most).map(({ label, says, n }) => (
            <tr key={`${label} ${says}`}><th scope="row">{label}{says && <>: {says}</>}</th><td><meter min={0} max={top} value={n} aria-hidden="true" /> {n}</td></tr>
          ))}</tbody>
        </table>)}
        {!record.open && lines.length > most && <p class="mwr-note">{t.more(lines.length - most)}</p>}
        {record.decision && <p><strong>{t.decided}</strong> {words(record.decision)}</p>}
      </div>
    </Frame>
  )
}
