// What a participant's phone shows now, in words: so that nobody has to walk round the tables to look.
import type { Phase } from '../wire.gen'
import { answersOf, answerWords } from '../live/ballot'
import { roundAnswers, roundWord } from '../live/stepround'
import { barriersOf, cardsOf } from './board'
import { list, sessionOf, useDesk } from './desk'
import { Dialog } from './form'
import { fromSide, nl } from './nl'
import { phaseOf, some } from './plan'
import { lastWords, official, waiting } from './reading'
import { nlSteps } from './stepround.nl'

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
        <Choosing />
        <p>{nl.preview.seen(phase)}</p>
        <Asks phase={phase} />
        <Others />
        <p class="mwr-note">{nl.preview.writing}</p>
        <details><summary>{nl.preview.always}</summary><ul>{nl.preview.buttons.map((one) => <li key={one}>{one}</li>)}</ul></details>
      </> : <p>{when}</p>}
    </Dialog>
  )
}

// Choosing comes before the part itself, on a phone too.
function Choosing() {
  const desk = useDesk()
  const round = list(desk.store, 'step-round').find((one) => one.session === desk.session && one.open)
  const ballot = list(desk.store, 'ballot').find((one) => one.session === desk.session && one.open)
  if (!ballot && round) return <div><p><strong>{nlSteps.what[round.what]}</strong></p><p>{nl.preview.answers} {roundAnswers[round.what]?.map(roundWord).join(' · ')}</p></div>
  if (!ballot) return null
  const answers = answersOf[ballot.form]?.map((answer) => answerWords[answer] ?? answer) ?? ballot.options.map(({ title }) => desk.store.words(title) ?? '')
  return (
    <div>
      <p><strong>{nl.preview.choosing(desk.store.words(ballot.question) ?? '')}</strong></p>
      <p>{nl.preview.answers} {answers.join(' · ')}</p>
    </div>
  )
}

// Others are those whose phone shows something else: who waits at the door, and who has not said yes to the promise.
function Others() {
  const desk = useDesk()
  const seats = list(desk.store, 'seat').filter((seat) => !seat.removed)
  const waits = waiting(seats).length
  const unpledged = seats.filter((seat) => official(seat.side) && !seat.pledged && !seat.waits).length
  const lit = barriersOf(desk).find(({ spot }) => spot)?.sentence ?? cardsOf(desk).filter(({ spot }) => spot).map(lastWords)[0]
  return (
    <>
      {waits ? <p>{nl.preview.waits(waits)}</p> : null}
      {unpledged ? <p>{nl.preview.unpledged(unpledged)}</p> : null}
      {lit ? <p>{nl.preview.wall(desk.store.words(lit) ?? '')}</p> : null}
    </>
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
