// The form: question, step, whose words, the words, and the spoken yes.
import { signal, useSignal, type Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { feelings, maxCard, sides, type Question, type Session, type Step } from '../wire.gen'
import { nl } from './nl'
import { graphemes, missing, next, questionsOf, type Missing, type Sheet } from './sheet'

export interface Words { readonly text: { readonly value: string }; type(text: string): void }

interface FormProps {
  session: Session
  steps: readonly (Step & { name: string })[]
  words: Words
  sheet: Signal<Sheet>
  dealt: readonly Question[]
  place(sheet: Sheet, question: string): Promise<void>
}

const busy = signal(false)

export function Form({ session, steps, words, sheet, dealt, place }: FormProps) {
  const lacking = useSignal<Missing | 'long' | 'failed' | undefined>(undefined)
  const change = (part: Partial<Sheet>) => { sheet.value = { ...sheet.value, ...part } }
  const { side, step, feeling, helped, yes, paper, slip } = sheet.value
  const questions = questionsOf(session, side, dealt)
  const question = questions.find((one) => one.id === sheet.value.question) ?? questions[0]
  const room = maxCard - graphemes(words.text.value)

  const submit = async (event: Event) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    if (busy.value || !question) return
    lacking.value = missing(sheet.value, words.text.value, steps) ?? (room < 0 || graphemes(helped) > maxCard ? 'long' : undefined)
    if (lacking.value) return form.querySelector<HTMLElement>(`[name="${fieldOf[lacking.value] ?? 'tekst'}"]`)?.focus()
    busy.value = true
    try {
      await place(sheet.value, question.id)
      sheet.value = next(sheet.value)
      form.querySelector<HTMLElement>(paper.trim() ? '[name=stap]' : '[name=tekst]')?.focus()
    } catch {
      lacking.value = 'failed'
    } finally {
      busy.value = false
    }
  }
  const error = (which: Missing | 'long') => lacking.value === which
  return (
    <form class="mwr-stack" onSubmit={(event) => void submit(event)} noValidate>
      <Short name="kaart" label={nl.paper} hint={nl.paperHint} value={paper} on={(typed) => change({ paper: typed })} />
      <Pick name="stap" label={nl.step} value={step} error={error('step') ? nl.need.step : ''} on={(id) => change({ step: id })}>
        <option value="">{nl.chooseStep}</option>
        {steps.map((one, i) => <option key={one.id} value={one.id}>{i + 1}. {one.name}</option>)}
      </Pick>
      <div class={error('text') || error('long') ? 'ams-field ams-field--invalid' : 'ams-field'}>
        <label class="ams-label" for="tekst">{nl.text}</label>
        <p class="mwr-note" id="tekst-hulp">{paper.trim() ? nl.enter : nl.hint} {room < 100 && nl.left(Math.max(0, room))}</p>
        <Error id="tekst-fout" text={error('text') ? nl.need.text : error('long') ? nl.tooLong : ''} />
        <textarea class="ams-text-area" id="tekst" name="tekst" rows={5} autocomplete="off" value={words.text.value}
          aria-invalid={error('text') || error('long')} aria-describedby="tekst-hulp tekst-fout"
          onInput={(event) => {
            words.type(event.currentTarget.value)
            if (yes) change({ yes: false }) // other words were not read aloud yet
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !paper.trim()) return
            event.preventDefault() // a pile of paper: Enter is the next card
            if (!event.repeat) event.currentTarget.form?.requestSubmit()
          }} />
      </div>
      <Pick name="kant" label={nl.side} value={side} on={(id) => change({ side: id, question: '' })}>
        {sides.map((one) => <option key={one} value={one}>{nl.sides[one]}</option>)}
      </Pick>
      <fieldset class="mwr-choices">
        <legend>{nl.question}</legend>
        {questions.map((one) => (
          <label key={one.id} class="mwr-choice">
            <input type="radio" name="vraag" checked={one === question} onChange={() => change({ question: one.id })} /> <span>{one.ask}</span>
          </label>
        ))}
      </fieldset>
      <Short name="strookje" label={nl.slip} hint={nl.slipHint} value={slip} on={(typed) => change({ slip: typed })} />
      {question?.helped && (
        <div class="ams-field">
          <label class="ams-label" for="geholpen">{nl.helped}</label>
          <textarea class="ams-text-area" id="geholpen" name="geholpen" rows={2} autocomplete="off" value={helped} onInput={(event) => change({ helped: event.currentTarget.value, yes: false })} />
        </div>
      )}
      <Pick name="gevoel" label={nl.feeling} value={feeling} on={(id) => change({ feeling: id })}>
        <option value="">{nl.noFeeling}</option>
        {feelings.map((one) => <option key={one} value={one}>{one}</option>)}
      </Pick>
      <div>
        <Error id="ja-fout" text={error('yes') ? nl.need.yes : ''} />
        <label class="mwr-choice">
          <input type="checkbox" name="ja" checked={yes} aria-describedby="ja-fout" onChange={(event) => change({ yes: event.currentTarget.checked })} /> <span>{nl.yes}</span>
        </label>
        {paper.trim() && !yes ? <p class="mwr-note">{nl.later}</p> : null}
      </div>
      <div class="mwr-actions">
        <Error id="fout" text={lacking.value === 'failed' ? nl.failed : ''} />
        <button class="ams-button ams-button--primary">{nl.place}</button>
      </div>
      <p class="mwr-note">{nl.private}</p>
    </form>
  )
}

const fieldOf: { readonly [lacks: string]: string } = { step: 'stap', yes: 'ja' }

const Error = ({ id, text }: { id: string; text: string }) => <p class="ams-error-message" id={id} role={text ? 'alert' : undefined} hidden={!text}>{text}</p>

function Short(props: { name: string; label: string; hint: string; value: string; on(value: string): void }) {
  const { name } = props
  return (
    <div class="ams-field">
      <label class="ams-label" for={name}>{props.label}</label>
      <p class="mwr-note" id={`${name}-hulp`}>{props.hint}</p>
      <input class="ams-text-input" id={name} name={name} inputMode="numeric" autocomplete="off" maxLength={8} value={props.value} aria-describedby={`${name}-hulp`}
        onInput={(event) => props.on(event.currentTarget.value)} />
    </div>
  )
}

function Pick(props: { name: string; label: string; value: string; error?: string; on(value: string): void; children: ComponentChildren }) {
  const { name, error = '' } = props
  return (
    <div class={error ? 'ams-field ams-field--invalid' : 'ams-field'}>
      <label class="ams-label" for={name}>{props.label}</label>
      <Error id={`${name}-fout`} text={error} />
      <select class="ams-select" id={name} name={name} value={props.value} aria-invalid={error !== ''} aria-describedby={`${name}-fout`} onChange={(event) => props.on(event.currentTarget.value)}>
        {props.children}
      </select>
    </div>
  )
}
