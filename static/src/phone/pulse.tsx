// The pulse: three taps that nobody can trace.
import { Icon } from '../live/icon'
import { pulseAnswers } from '../wire.gen'
import { nlLater } from './later.nl'
import { nl } from './nl'
import { bodyOf } from './own'
import { Actions, Button, Choice, Note, Title } from './parts'
import type { Phone } from './phone'

const pictures = { goed: 'fine', gaat: 'neutral', niet: 'unhappy' } as const

// pulseOf is what this person chose in the part that the screen shows.
export function pulseOf(phone: Phone): string | undefined {
  const run = phone.seen.value?.id ?? ''
  const waits = phone.store.pending.value.filter(({ phase }) => phase === run).map((entry) => bodyOf(entry, 'give-pulse')?.answer).filter(Boolean).pop()
  return waits ?? phone.store.records('mine').value.find(({ value: { what, about } }) => what === 'pulse' && about === run)?.value.says
}

// next: where more follows in the same part, the way on.
export function Pulse({ phone, next }: { phone: Phone; next?: () => unknown }) {
  const run = phone.seen.value?.id ?? ''
  const given = pulseOf(phone)
  const give = (answer: string) => {
    if (answer !== given) void phone.send('give-pulse', { answer }, { phase: run }).then(() => phone.tell.own(nlLater.pulse.kept))
  }
  return (
    <>
      <Title>{nlLater.pulse.title}</Title>
      <div class="mwr-choices">
        {pulseAnswers.map((answer) => <Choice key={answer} icon={pictures[answer]} on={answer === given} does={() => give(answer)}>{nlLater.pulse.answers[answer] ?? answer}</Choice>)}
      </div>
      {given && <p class="mwr-trust"><Icon name="check" /> {nlLater.pulse.kept}</p>}
      <Note>{given ? `${nlLater.pulse.changed} ${nlLater.pulse.private}` : nlLater.pulse.private}</Note>
      {next && <Actions>{given ? <Button kind="primary" does={next}>{nl.pause.back}</Button> : <Button icon="next" does={next}>{nlLater.barrier.skip}</Button>}</Actions>}
    </>
  )
}
