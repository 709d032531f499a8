// What did work: cards of the room that are laid in a step of the route; and steps of two holders that are at odds, with the
// one function that takes it up.
import { Button, Choice, Field, filled, Hidden } from '../live/field'
import { lastWords } from '../desk/reading'
import type { RouteStep } from '../wire.gen'
import { list, titleOf, useEditor } from './editor'
import { nl } from './nl'

export function Bright({ step }: { step: RouteStep }) {
  const { store, act } = useEditor()
  const cards = list(store, 'card').filter((card) => card.kind === 'wat_werkt' && card.state === 'geplaatst')
  const said = (id: string) => {
    const card = cards.find((one) => one.id === id)
    return card ? store.words(lastWords(card)) ?? '' : nl.bright.gone
  }
  const free = cards.filter((card) => !step.bright.includes(card.id))
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="wat-werkte">
      <h4 class="ams-heading ams-heading--6" id="wat-werkte">{nl.bright.title}</h4>
      <ul class="mwr-stack mwr-stack--tight">
        {step.bright.map((id) => (
          <li key={id} class="mwr-person"><span>‘{said(id)}’</span>
            <Button kind="tertiary" onClick={() => void act('lay-bright', { step: step.id, card: id, back: true }, nl.bright.didBack)}>{nl.bright.back}<Hidden> {said(id)}</Hidden></Button></li>
        ))}
      </ul>
      {free.length ? (
        <form class="mwr-stack mwr-stack--tight" onSubmit={(event) => void act('lay-bright', { step: step.id, card: filled(event).text('card'), back: false }, nl.bright.did)}>
          <Choice name="card" label={nl.bright.which} options={free.map((card): [string, string] => [card.id, said(card.id)])} />
          <div><button class="ams-button ams-button--secondary">{nl.bright.lay}</button></div>
        </form>
      ) : <p class="mwr-note">{nl.bright.none}</p>}
    </section>
  )
}

export function Clashes({ step }: { step: RouteStep }) {
  const editor = useEditor()
  const { store, act, route } = editor
  const name = (id: string) => titleOf(editor, store.record('route-step', id))
  const others = (route.value?.steps ?? []).filter((id) => id !== step.id && !step.clashes.some((one) => one.with === id))
  return (
    <section class="mwr-stack mwr-stack--tight" aria-labelledby="botst">
      <h4 class="ams-heading ams-heading--6" id="botst">{nl.clash.title}</h4>
      <ul class="mwr-stack mwr-stack--tight">
        {step.clashes.map((one) => (
          <li key={one.with} class="mwr-person"><span>{nl.clash.said(name(one.with), store.words(one.text) ?? '')}<small>{nl.clash.by(one.owner)}</small></span>
            <Button kind="tertiary" onClick={() => void act('clash-steps', { step: step.id, with: one.with, owner: '', text: '', end: true }, nl.clash.ended)}>{nl.clash.end}<Hidden> {name(one.with)}</Hidden></Button></li>
        ))}
      </ul>
      <details>
        <summary>{nl.clash.add}</summary>
        <form class="mwr-stack mwr-stack--tight" onSubmit={(event) => {
          const form = filled(event)
          void act('clash-steps', { step: step.id, with: form.text('with'), owner: form.text('owner'), text: form.text('text'), end: false }, nl.clash.did)
        }}>
          <Choice name="with" label={nl.clash.with} options={others.map((id): [string, string] => [id, name(id)])} />
          <Field name="text" label={nl.clash.text} required length={600} />
          <Field name="owner" label={nl.clash.owner} required length={80} />
          <div><button class="ams-button ams-button--secondary">{nl.clash.save}</button></div>
        </form>
      </details>
    </section>
  )
}
