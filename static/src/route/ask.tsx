// What is asked at a step by name, who knows it already, and what the table wants with it.
import { Badge, Button, Hidden } from '../live/field'
import { newId } from '../live/outbox'
import type { Demand, RouteStep } from '../wire.gen'
import { useEditor } from './editor'
import { demandValues, fateValues, revision, text } from './fields'
import { keyOf } from './forms'
import { fates } from './model'
import { fateName, nl, whatName } from './nl'
import { Area, Line, PartForm, Pick, usePart } from './partform'

const names = { what: nl.ask.what, text: nl.ask.text, known: nl.ask.known, fate: nl.ask.fate, why: nl.ask.why, owner: nl.ask.owner, legal: nl.ask.legal }
const words = (name: string, value: string) => name === 'fate' ? fateName[value] ?? value : name === 'what' ? whatName[value] ?? value : value
const kinds = Object.entries(whatName)

export function AskParts({ step }: { step: RouteStep }) {
  return (
    <>
      {step.demands.length ? null : <p class="mwr-note">{nl.ask.none}</p>}
      <ul class="mwr-stack">{step.demands.map((demand) => <DemandView key={demand.id} step={step} demand={demand} />)}</ul>
      <DemandPart step={step} />
    </>
  )
}

const unfinished = (demand: Demand) => demand.fate === 'weg' && (!demand.owner || !demand.legal)

function DemandView({ step, demand }: { step: RouteStep; demand: Demand }) {
  const { store } = useEditor()
  const said = store.words(demand.text) ?? ''
  return (
    <li class="mwr-asked">
      <p><strong>{said}</strong> <span class="mwr-note">{whatName[demand.what]}{demand.known ? `, ${nl.ask.knownBy(demand.known)}` : ''}</span></p>
      {unfinished(demand) ? <p class="mwr-state"><Badge kind="orange" word={nl.ask.unfinished} /></p> : null}
      <FatePart step={step} demand={demand} said={said} />
      <details><summary>{nl.ask.change}<Hidden> {said}</Hidden></summary><DemandPart step={step} demand={demand} /></details>
    </li>
  )
}

function DemandPart({ step, demand }: { step: RouteStep; demand?: Demand }) {
  const { store, act, forms } = useEditor()
  const key = keyOf(step.id, 'gevraagd', demand?.id ?? 'nieuw')
  const said = demand ? store.words(demand.text) ?? '' : ''
  const away = () => {
    if (!demand) return
    forms.drop(key)
    void act('ask-at-step', { step: step.id, demand: demand.id, what: demand.what, text: '', known: '', was: revision(step, 'gevraagd') }, nl.ask.gone(said))
  }
  return (
    <PartForm of={key} values={demandValues(demand, store.words)} revision={revision(step, 'gevraagd')} label={said || nl.ask.add} names={names} words={words} send={demand ? nl.part.save : nl.ask.save}
      ask={(values, was) => ({
        op: 'ask-at-step', did: demand ? nl.ask.changed(text(values, 'text')) : nl.ask.did(text(values, 'text')),
        body: { step: step.id, demand: demand?.id ?? newId(), what: text(values, 'what'), text: text(values, 'text'), known: text(values, 'known'), was },
      })}
      beside={demand ? <Button kind="tertiary" onClick={away}>{nl.ask.away}<Hidden> {said}</Hidden></Button> : null}>
      {demand ? null : <h4 class="ams-heading ams-heading--6">{nl.ask.add}</h4>}
      <div class="mwr-two"><Pick name="what" label={nl.ask.what} options={kinds} /><Line name="known" label={nl.ask.known} /></div>
      <Line name="text" label={nl.ask.text} length={200} />
    </PartForm>
  )
}

function FatePart({ step, demand, said }: { step: RouteStep; demand: Demand; said: string }) {
  const { store } = useEditor()
  return (
    <PartForm of={keyOf(step.id, 'lot', demand.id)} values={fateValues(demand, store.words)} revision={revision(step, 'gevraagd')} label={said} names={names} words={words}
      ask={(values, was) => {
        const fate = text(values, 'fate')
        const rest = (name: string) => fate ? text(values, name) : ''
        return { op: 'judge-demand', did: nl.ask.judged(said, fateName[fate] ?? fate), body: { step: step.id, demand: demand.id, fate, why: rest('why'), owner: rest('owner'), legal: rest('legal'), was } }
      }}>
      <Fate />
    </PartForm>
  )
}

function Fate() {
  const { values } = usePart()
  const fate = values['fate']
  return (
    <>
      <Pick name="fate" label={nl.ask.fate} options={['', ...fates].map((one) => [one, fateName[one] ?? one])} />
      {fate === 'blijft' ? <Area name="why" label={nl.ask.why} /> : null}
      {fate === 'weg' ? <><Line name="owner" label={nl.ask.owner} /><Area name="legal" label={nl.ask.legal} /></> : null}
    </>
  )
}
