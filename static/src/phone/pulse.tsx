// The pulse: three taps that nobody can trace, and the pause that is always there.
import { Icon } from '../live/icon'
import { pulseAnswers } from '../wire.gen'
import { nl } from './nl'
import { bodyOf } from './own'
import { Actions, Button, Choice, Note, Text, Title } from './parts'
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
    if (answer !== given) void phone.send('give-pulse', { answer }, { phase: run }).then(() => phone.tell.own(nl.pulse.kept))
  }
  return (
    <>
      <Title>{nl.pulse.title}</Title>
      <div class="mwr-choices">
        {pulseAnswers.map((answer) => <Choice key={answer} icon={pictures[answer]} on={answer === given} does={() => give(answer)}>{nl.pulse.answers[answer] ?? answer}</Choice>)}
      </div>
      {given && <p class="mwr-trust"><Icon name="check" /> {nl.pulse.kept}</p>}
      <Note>{given ? `${nl.pulse.changed} ${nl.pulse.private}` : nl.pulse.private}</Note>
      {next && <Actions>{given ? <Button kind="primary" does={next}>{nl.pause.back}</Button> : <Button icon="next" does={next}>{nl.barrier.skip}</Button>}</Actions>}
    </>
  )
}

// askPause opens the pause and tells the desk that somebody asks for one. Once a part is enough, and before the
// evening nobody is there to hear it.
export function askPause(phone: Phone): void {
  phone.view.value = 'pause'
  const { state, run } = phone.talk.peek() ?? {}
  const asked = phone.store.pending.peek().some(({ op, phase }) => op === 'ask-pause' && phase === run?.id)
    || phone.store.records('mine').peek().some(({ value: { what, about } }) => what === 'pause' && about === run?.id)
  if (state === 'open' && !asked) void phone.send('ask-pause', {})
}

export function Pause({ phone }: { phone: Phone }) {
  const person = phone.urgent.value?.person
  return (
    <>
      <Title>{nl.pause.title}</Title>
      {phone.talk.value?.state === 'open' && <Text>{nl.pause.told}</Text>}
      <Text>{nl.pause.text}</Text>
      {person && <Text>{nl.pause.talk(person)}</Text>}
      <Actions><Button kind="primary" does={() => { phone.view.value = 'talk' }}>{nl.pause.back}</Button></Actions>
    </>
  )
}
