// Zo is het bedoeld, zo gaat het echt: side by side, so that the difference shows by itself.
import { Badge, Button, Hidden } from '../live/field'
import { newId } from '../live/outbox'
import type { Practice, RouteStep } from '../wire.gen'
import { useEditor } from './editor'
import { meantValues, practiceValues, revision, text } from './fields'
import { keyOf } from './forms'
import { practiceSides } from './model'
import { nl, sideName } from './nl'
import { Area, Line, PartForm, Pick, usePart } from './partform'

// differs is a step of which it was told how it is meant, and that it really goes otherwise.
export function differs(step: RouteStep, words: (id: string) => string | undefined): boolean {
  const meant = step.meant && words(step.meant)?.trim()
  return !!meant && step.real.some((one) => (words(one.text) ?? '').trim() !== meant)
}

export function GapParts({ step }: { step: RouteStep }) {
  const { store } = useEditor()
  return (
    <>
      {differs(step, store.words) ? <p class="mwr-state"><Badge kind="orange" word={nl.board.gap} /></p> : null}
      <div class="mwr-two mwr-gap">
        <section class="mwr-stack mwr-stack--tight" aria-label={nl.gap.meant}>
          <h4 class="ams-heading ams-heading--6">{nl.gap.meant}</h4>
          <p class="mwr-note">{nl.gap.meantNote}</p>
          <PartForm of={keyOf(step.id, 'bedoeld')} values={meantValues(step, store.words)} revision={revision(step, 'bedoeld')} label={nl.gap.meant} names={{ text: nl.gap.meant }}
            ask={(values, was) => ({ op: 'describe-step', did: nl.gap.didMeant, body: { step: step.id, what: 'bedoeld', practice: '', side: '', by: '', text: text(values, 'text'), was } })}>
            <Area name="text" label={nl.gap.meant} hide rows={4} />
          </PartForm>
        </section>
        <section class="mwr-stack mwr-stack--tight" aria-label={nl.gap.real}>
          <h4 class="ams-heading ams-heading--6">{nl.gap.real}</h4>
          <p class="mwr-note">{nl.gap.realNote}</p>
          {step.real.map((one) => <PracticePart key={one.id} step={step} practice={one} />)}
          <PracticePart step={step} />
        </section>
      </div>
    </>
  )
}

const names = { text: nl.gap.text, side: nl.gap.side, by: nl.gap.by }

function PracticePart({ step, practice }: { step: RouteStep; practice?: Practice }) {
  const { store, act, forms } = useEditor()
  const who = practice ? nl.gap.teller(sideName[practice.side] ?? practice.side, practice.by ?? '') : nl.gap.add
  const key = keyOf(step.id, 'echt', practice?.id ?? 'nieuw')
  const tell = (side: string, by: string, said: string, was: number) => ({ step: step.id, what: 'echt', practice: practice?.id ?? newId(), side, by, text: said, was })
  const away = () => {
    if (!practice) return
    forms.drop(key)
    void act('describe-step', tell(practice.side, practice.by ?? '', '', revision(step, 'echt')), nl.gap.gone)
  }
  return (
    <PartForm of={key} values={practiceValues(practice, store.words)} revision={revision(step, 'echt')} label={who} names={names} words={(name, value) => name === 'side' ? sideName[value] ?? value : value}
      ask={(values, was) => ({ op: 'describe-step', did: nl.gap.didReal, body: tell(text(values, 'side'), text(values, 'side') === 'ervaring' ? '' : text(values, 'by'), text(values, 'text'), was) })}
      beside={practice ? <Button kind="tertiary" onClick={away}>{nl.lane.away}<Hidden> {who}</Hidden></Button> : null}>
      {practice ? null : <Teller />}
      <Area name="text" label={practice ? who : nl.gap.text} rows={3} />
    </PartForm>
  )
}

function Teller() {
  const { values } = usePart()
  return (
    <>
      <Pick name="side" label={nl.gap.side} options={practiceSides.map((side) => [side, sideName[side] ?? side])} />
      {values['side'] === 'ervaring' ? null : <Line name="by" label={nl.gap.by} />}
    </>
  )
}
