// Changing the plan while the conversation is planned or runs: another order, once more, left out, put in again.
import { useState } from 'preact/hooks'
import type { Session } from '../wire.gen'
import { back as wayBack, sessionOf, useDesk } from './desk'
import { Button, Dialog } from './form'
import { partsOf, phaseOf } from './plan'
import { nlProgram as nl } from './program.nl'
import { again, back, move, out, programOf, undoOf, wishOf, type Program, type Row } from './rows'

export function ProgramDialog() {
  const desk = useDesk()
  const [was] = useState(sessionOf(desk))
  const [program, turn] = useState<Program | undefined>(was && programOf(was))
  if (!was || !program) return null
  const save = () => {
    const undo = undoOf(was, program)
    desk.act('change-plan', wishOf(was, program), nl.did, undo && wayBack('change-plan', undo, nl.undone))
  }
  const lost = new Map(was.phases.map((phase) => [phase.id, phase.lost]))
  return (
    <Dialog title={nl.title} send={nl.save} onSend={save}>
      <p>{nl.text}</p>
      <ol class="mwr-program">
        {program.rows.map((row, index) => <Part key={row.key} was={was} row={row} index={index} last={program.rows.length - 1} program={program} turn={turn} />)}
      </ol>
      <p class="mwr-note">{nl.total(program.rows.reduce((sum, { minutes }) => sum + minutes, 0))}</p>
      {program.left.length > 0 ? <section class="mwr-stack mwr-stack--tight">
        <h3 class="ams-heading ams-heading--4">{nl.left}</h3>
        <ul class="mwr-program">
          {program.left.map((row) => (
            <li key={row.key}>
              <p>{row.name}</p>
              {lost.get(row.id) ? <p class="mwr-note">{lost.get(row.id)}</p> : null}
              <div class="mwr-actions mwr-actions--row"><Button onClick={() => turn(back(program, row.key))}>{nl.back}<About name={row.name} /></Button></div>
            </li>
          ))}
        </ul>
      </section> : null}
    </Dialog>
  )
}

const About = ({ name }: { name: string }) => <span class="ams-visually-hidden">{nl.about(name)}</span>

function Part(props: { was: Session; row: Row; index: number; last: number; program: Program; turn(to: Program): void }) {
  const { was, row, index, last, program, turn } = props
  const state = row.again ? 'later' : partsOf(was).find(({ phase }) => phase.id === row.id)?.state ?? 'later'
  return (
    <li>
      <p>{nl.part(index + 1, row.name, row.minutes)}{state === 'later' ? null : <span class="mwr-note"> {state === 'now' ? nl.now : nl.been}</span>}</p>
      <div class="mwr-actions mwr-actions--row">
        {index > 0 ? <Button kind="tertiary" onClick={() => turn(move(program, row.key, -1))}>{nl.up}<About name={row.name} /></Button> : null}
        {index < last ? <Button kind="tertiary" onClick={() => turn(move(program, row.key, 1))}>{nl.down}<About name={row.name} /></Button> : null}
        {row.again ? null : <Button kind="tertiary" onClick={() => turn(again(program, row.key, nl.once))}>{nl.again}<About name={row.name} /></Button>}
        {state === 'later' ? <Button kind="tertiary" onClick={() => turn(out(program, row.key))}>{nl.out}<About name={row.name} /></Button> : null}
      </div>
    </li>
  )
}

// Turns says how many of those who go first had a turn, and lets the facilitator say it of those on paper.
export function Turns({ session }: { session: Session }) {
  const desk = useDesk()
  const phase = phaseOf(session)
  const first = phase?.first ?? []
  if (!phase || first.length === 0) return null
  const count = (what: string) => {
    const counts = desk.store.record('tally', `${what}.exact`)?.counts ?? {}
    return first.reduce((sum, side) => sum + (counts[side] ?? 0), 0)
  }
  const parts = session.phases.map(({ id }) => id === phase.id ? { id, open: true } : { id })
  return (
    <div class="mwr-sheet__turns">
      <p role="status">{nl.turns(count(`turns.${session.run.id}`), count(`attendance.${session.id}`))}</p>
      <Button kind="tertiary" onClick={() => desk.act('change-plan', { was: session.phases.map(({ id }) => id), parts }, nl.everybodyDid)}>{nl.everybody}</Button>
    </div>
  )
}
