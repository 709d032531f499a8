// What is known of the rule that somebody put on a card: a vermeende regel until its source is filled in. It holds
// nothing up, so there is nothing to do here but go and look.
import type { Card } from '../wire.gen'
import { list, useDesk } from './desk'
import { nl } from './nl'

export function RuleOf({ card }: { card: Card }) {
  const desk = useDesk()
  if (card.kind !== 'regel') return null
  const rule = list(desk.store, 'rule').find((one) => one.card === card.id)
  const says = !rule || rule.state === 'staat' && !rule.source ? nl.rule.presumed : rule.state === 'staat' ? nl.rule.known : nl.rule.none
  return <p class="mwr-note">{says} <a class="ams-link" href={`/bureau/${encodeURIComponent(desk.session)}/regels`}>{nl.rule.look}</a></p>
}
