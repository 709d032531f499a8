// What a step takes of somebody, which ingredients of maatwerk are in it, and how much it asks under stress.
import type { RouteStep } from '../wire.gen'
import { useEditor } from './editor'
import { countBody, counted, countValues, revision } from './fields'
import { keyOf } from './forms'
import { ingredients, loads } from './model'
import { countName, ingredientName, loadName, nl, weightName } from './nl'
import { Area, PartForm, Pick, Stepper, Tick } from './partform'

const names: Readonly<Record<string, string>> = {
  ...countName, laws: nl.count.laws, ...Object.fromEntries(ingredients.map((one) => [`has-${one}`, ingredientName[one] ?? one])), ...Object.fromEntries(loads.map((one) => [`load-${one}`, loadName[one] ?? one])),
}
const weights = weightName.map((word, n): [string, string] => [String(n), word])

export function CountPart({ step }: { step: RouteStep }) {
  useEditor()
  return (
    <PartForm of={keyOf(step.id, 'telling')} values={countValues(step)} revision={revision(step, 'telling')} label={nl.parts.counts} names={names}
      words={(name, value) => name.startsWith('load-') ? weightName[Number(value)] ?? value : value}
      ask={(values, was) => ({ op: 'count-step', did: nl.count.did, body: { step: step.id, ...countBody(values), was } })}>
      <fieldset class="mwr-choices"><legend>{nl.count.numbers}</legend>{counted.map((what) => <Stepper key={what} name={what} label={countName[what] ?? what} />)}</fieldset>
      <fieldset class="mwr-choices"><legend>{nl.count.ingredients}</legend>{ingredients.map((one) => <Tick key={one} name={`has-${one}`} label={ingredientName[one] ?? one} />)}</fieldset>
      <fieldset class="mwr-choices"><legend>{nl.count.load}</legend><div class="mwr-load">{loads.map((one) => <Pick key={one} name={`load-${one}`} label={loadName[one] ?? one} options={weights} />)}</div></fieldset>
      <Area name="laws" label={nl.count.laws} />
    </PartForm>
  )
}
