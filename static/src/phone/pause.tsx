// The pause that is always there.
import { nl } from './nl'
import { Actions, Button, Text, Title } from './parts'
import type { Phone } from './phone'

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
      <Actions>
        <Button kind="primary" does={() => { phone.view.value = 'talk' }}>{nl.pause.back}</Button>
        {person && <Button icon="phone" does={() => { phone.view.value = 'call' }}>{nl.pause.call}</Button>}
      </Actions>
    </>
  )
}
