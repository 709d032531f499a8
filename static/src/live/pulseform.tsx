// Folded slips of paper that say how safe it feels, counted per side. Counted again they replace.
import { sides, type EnterPulse } from '../wire.gen'

export interface PulseFormWords { side: string; sides: { readonly [side: string]: string }; answers: { readonly [answer: string]: string }; count: string; hint: string }

const answers = ['goed', 'gaat', 'niet']

export function PulseForm({ words, enter }: { words: PulseFormWords; enter(pulse: EnterPulse): void }) {
  const submit = (event: Event) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const data = new FormData(form)
    const n = (answer: string) => Math.trunc(Number(data.get(`pols-${answer}`))) || 0
    enter({ side: String(data.get('pols-kant')), answers: answers.map((answer) => ({ answer, people: n(answer) })) })
    form.reset()
    form.querySelector('select')?.focus()
  }
  return (
    <form class="mwr-stack" onSubmit={submit}>
      <p class="mwr-note">{words.hint}</p>
      <div class="ams-field">
        <label class="ams-label" for="pols-kant">{words.side}</label>
        <select class="ams-select" id="pols-kant" name="pols-kant">{sides.map((one) => <option key={one} value={one}>{words.sides[one] ?? one}</option>)}</select>
      </div>
      {answers.map((one) => (
        <div class="ams-field" key={one}>
          <label class="ams-label" for={`pols-${one}`}>{words.answers[one] ?? one}</label>
          <input class="ams-text-input" id={`pols-${one}`} name={`pols-${one}`} type="number" inputMode="numeric" min={0} max={500} autocomplete="off" />
        </div>
      ))}
      <div class="mwr-actions"><button class="ams-button ams-button--primary">{words.count}</button></div>
    </form>
  )
}
