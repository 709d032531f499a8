// What sort of barrier it is, by who told it (S0-05): a picture and plain words, a few at a time, and never needed.
import { useState } from 'preact/hooks'
import type { IconName } from '../live/icon'
import { typeName } from '../live/typename'
import type { Barrier } from '../wire.gen'
import { typesAt } from './asked'
import { nlLater } from './later.nl'
import { Actions, Button, Choice, Quote, Title } from './parts'
import type { Phone } from './phone'

const pictures: { readonly [type: string]: IconName } = {
  opnieuw_vertellen: 'repeat', bewijslast: 'proof', niet_geholpen: 'shut', belofte: 'broken', koude_overdracht: 'silent', papier: 'paper',
}

export function Kind({ phone, heading, barrier }: { phone: Phone; heading: string; barrier: Barrier }) {
  const [page, turn] = useState(0)
  const done = () => { phone.tagging.value = '' }
  const choose = (type: string) => phone.send('tag-barrier', { barrier: barrier.id, types: [type], themes: [], since: 0 })
    .then(() => { phone.tell.own(nlLater.barrier.said); done() })
  return (
    <>
      <p class="mwr-phase">{heading}</p>
      <Title of={`${nlLater.kind.title} ${barrier.id} ${page}`}>{nlLater.kind.title}</Title>
      <Quote core>{phone.words(barrier.sentence) ?? ''}</Quote>
      <div class="mwr-choices">
        {typesAt(page).map((type) => <Choice key={type} {...pictures[type] && { icon: pictures[type] }} on={barrier.types.includes(type)} does={() => choose(type)}>{capital(typeName[type] ?? type)}</Choice>)}
        <Choice icon="more" does={() => turn(page + 1)}>{nlLater.kind.other}</Choice>
      </div>
      <Actions><Button icon="next" does={done}>{nlLater.barrier.skip}</Button></Actions>
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
