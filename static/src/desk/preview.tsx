// What a participant's phone shows now, in words: so that nobody has to walk round the tables to look.
import type { Phase } from '../wire.gen'
import { sessionOf, useDesk } from './desk'
import { Dialog } from './form'
import { fromSide, nl } from './nl'
import { phaseOf, some } from './plan'

export function PreviewDialog() {
  const desk = useDesk()
  const session = sessionOf(desk)
  if (!session) return null
  const phase = phaseOf(session)
  const when = session.state === 'gepland' ? nl.preview.before : nl.preview.after
  return (
    <Dialog title={nl.preview.button}>
      {phase ? <>
        <p><strong>{phase.name}</strong> · {nl.sheet.phone(phase.phone)}</p>
        <p>{nl.preview.says} {phase.say}</p>
        <p>{nl.preview.seen(phase)}</p>
        <Asks phase={phase} />
      </> : <p>{when}</p>}
    </Dialog>
  )
}

function Asks({ phase }: { phase: Phase }) {
  const write = some(phase.write)
  if (write.length === 0) return <p>{nl.preview.nobody}</p>
  return (
    <div>
      {write.map((side) => {
        const asks = some(phase.questions).filter((question) => some(question.sides).includes(side))
        return asks.length ? (
          <details key={side}>
            <summary>{nl.preview.of(fromSide[side] ?? side)}</summary>
            <ul>{asks.map((question) => <li key={question.id}>{question.ask}</li>)}</ul>
          </details>
        ) : null
      })}
    </div>
  )
}
