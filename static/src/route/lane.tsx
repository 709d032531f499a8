// The title of a step, and what stands in its lanes.
import { Button, Hidden } from '../live/field'
import { newId } from '../live/outbox'
import type { LaneText, RouteStep } from '../wire.gen'
import { useEditor } from './editor'
import { noteValues, revision, text, titleValues } from './fields'
import { keyOf } from './forms'
import { lanes } from './model'
import { nl, laneName, sideName } from './nl'
import { Area, Line, PartForm } from './partform'

export function TitlePart({ step }: { step: RouteStep }) {
  const { store } = useEditor()
  return (
    <PartForm of={keyOf(step.id, 'titel')} values={titleValues(step, store.words)} revision={revision(step, 'titel')} label={nl.parts.title} names={{ title: nl.parts.title }}
      ask={(values, was) => ({ op: 'word-step', body: { step: step.id, title: text(values, 'title'), was }, did: nl.title.did(text(values, 'title')) })}>
      <Line name="title" label={nl.title.label} length={120} />
    </PartForm>
  )
}

export function LaneParts({ step }: { step: RouteStep }) {
  return (
    <>
      {lanes.map((lane) => (
        <section key={lane} class={`mwr-part__lane mwr-part__lane--${lane}`} aria-label={laneName[lane]}>
          <h4 class="ams-heading ams-heading--6">{laneName[lane]}</h4>
          {lane === 'achter' ? <p class="mwr-note">{nl.board.visible}</p> : null}
          {step.lanes.filter((note) => note.lane === lane).map((note) => <NotePart key={note.id} step={step} lane={lane} note={note} />)}
          <NotePart step={step} lane={lane} />
        </section>
      ))}
    </>
  )
}

const names = { text: 'Tekst', explain: nl.lane.explain }

function NotePart({ step, lane, note }: { step: RouteStep; lane: string; note?: LaneText }) {
  const { store, act, forms } = useEditor()
  const title = laneName[lane] ?? lane
  const label = note ? `${title}: ${store.words(note.text) ?? ''}` : nl.lane.add(title)
  const key = keyOf(step.id, 'baan', note?.id ?? `nieuw-${lane}`)
  const away = () => {
    if (!note) return
    forms.drop(key)
    void act('fill-lane', { step: step.id, note: note.id, lane, text: '', explain: '', was: revision(step, 'baan') }, nl.lane.gone(title))
  }
  const behind = lane === 'achter' || lane === 'systeem'
  const written = (forms.one(key).value?.now['text'] ?? '') !== ''
  return (
    <PartForm of={key} values={noteValues(note, store.words)} revision={revision(step, 'baan')} label={label} names={names}
      ask={(values, was) => ({
        op: 'fill-lane', did: nl.lane.did(title), body: { step: step.id, note: note?.id ?? newId(), lane, text: text(values, 'text'), explain: text(values, 'explain'), was },
      })}
      beside={note ? <><Button kind="tertiary" onClick={away}>{nl.lane.away}<Hidden> {label}</Hidden></Button>{note.side ? <span class="mwr-note">{nl.lane.from(sideName[note.side] ?? note.side)}</span> : null}</> : null}>
      <Area name="text" label={note ? nl.lane.text(title) : nl.lane.add(title)} hide={note !== undefined} />
      {behind && (note || written) ? <Line name="explain" label={nl.lane.explain} length={600} /> : null}
    </PartForm>
  )
}

