// What is known of the rule that somebody put on a card: a vermeende regel until its source is filled in. It holds
// nothing up, so there is nothing to do here but go and look.
import type { Card } from '../wire.gen'
import { list, useDesk } from './desk'
import { nl } from './nl'
import { ruleSays } from './reading'

export function RuleOf({ card }: { card: Card }) {
  const desk = useDesk()
  const says = ruleSays(card, list(desk.store, 'rule'))
  if (!says) return null
  return <p class="mwr-note">{nl.rule[says]} <a class="ams-link" href={`/bureau/${encodeURIComponent(desk.session)}/regels`}>{nl.rule.look}</a></p>
}
