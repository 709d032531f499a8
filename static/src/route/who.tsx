// Who a step is with, who stands beside you, how it can be done, and how you get to the next one.
import type { RouteStep } from '../wire.gen'
import { titleOf, useEditor } from './editor'
import { revision, whoBody, whoValues } from './fields'
import { keyOf } from './forms'
import { channels, handovers } from './model'
import { channelName, handoverName, nl } from './nl'
import { Area, Line, PartForm, Pick, Tick, usePart } from './partform'

const names: Readonly<Record<string, string>> = {
  organization: nl.who.organization, function: nl.who.function, besideOrganization: `${nl.who.beside} ${nl.who.organization}`, besideFunction: `${nl.who.beside} ${nl.who.function}`,
  same: nl.who.same, mandate: nl.who.mandate, none: nl.who.none, handover: nl.who.handover, to: nl.who.to, why: nl.who.why, optional: nl.who.optional,
  ...Object.fromEntries(channels.map((one) => [`channel-${one}`, channelName[one] ?? one])),
}

export function WhoPart({ step }: { step: RouteStep }) {
  const editor = useEditor()
  const { store, route } = editor
  const steps = (route.value?.steps ?? []).filter((id) => id !== step.id).map((id): [string, string] => [id, titleOf(editor, store.record('route-step', id))])
  const read = (name: string, value: string) => name === 'handover' ? handoverName[value] ?? value : name === 'to' ? steps.find(([id]) => id === value)?.[1] ?? nl.who.next : value
  return (
    <PartForm of={keyOf(step.id, 'wie')} values={whoValues(step, store.words)} revision={revision(step, 'wie')} label={nl.parts.who} names={names} words={read}
      ask={(values, was) => ({ op: 'arrange-step', did: nl.who.did, body: { step: step.id, ...whoBody(values), was } })}>
      <fieldset class="mwr-choices"><legend>{nl.who.holder}</legend><div class="mwr-two"><Line name="organization" label={nl.who.organization} /><Line name="function" label={nl.who.function} /></div></fieldset>
      <Beside />
      <fieldset class="mwr-choices"><legend>{nl.who.channels}</legend><div class="mwr-themes">{channels.map((one) => <Tick key={one} name={`channel-${one}`} label={channelName[one] ?? one} />)}</div></fieldset>
      <Handover steps={steps} />
      <Tick name="optional" label={nl.who.optional} />
    </PartForm>
  )
}

function Beside() {
  const { values } = usePart()
  const somebody = !!(values['besideOrganization'] || values['besideFunction'])
  return (
    <fieldset class="mwr-choices">
      <legend>{nl.who.beside}</legend>
      <p class="mwr-note">{nl.who.besideNote}</p>
      <div class="mwr-two"><Line name="besideOrganization" label={nl.who.organization} /><Line name="besideFunction" label={nl.who.function} /></div>
      {somebody || values['same'] || values['mandate'] ? <div class="mwr-themes"><Tick name="same" label={nl.who.same} /><Tick name="mandate" label={nl.who.mandate} /></div> : null}
      {!somebody || values['none'] ? <Area name="none" label={nl.who.none} /> : null}
    </fieldset>
  )
}

function Handover({ steps }: { steps: readonly [string, string][] }) {
  const { values } = usePart()
  return (
    <>
      <Pick name="handover" label={nl.who.handover} options={['', ...handovers].map((way) => [way, handoverName[way] ?? way])} />
      <Pick name="to" label={nl.who.to} options={[['', nl.who.next], ...steps]} />
      {values['handover'] === 'koud' || values['handover'] === 'geen' || values['why'] ? <Area name="why" label={nl.who.why} /> : null}
    </>
  )
}
