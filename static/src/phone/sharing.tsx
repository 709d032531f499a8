// The parts of T0 in which somebody decides for themselves alone: who may see which of one's own cards, and who sits beside
// them. A card keeps what its author chose.
import { nlLater } from './later.nl'
import { OwnCards } from './mine'
import { Text, Title } from './parts'
import type { Phone } from './phone'
import { Seating } from './seating'

export function Own({ phone, heading }: { phone: Phone; heading: string }) {
  if (phone.screen.value === 'seating') return <Seating phone={phone} heading={heading} />
  const some = phone.own.value.length > 0
  return (
    <>
      <p class="mwr-phase">{heading}</p>
      <Title>{some ? nlLater.sharing.title : phone.phase.value?.name ?? ''}</Title>
      <Text>{phone.phase.value?.say}</Text>
      {some && <OwnCards phone={phone} wide />}
    </>
  )
}
