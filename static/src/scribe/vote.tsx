// A voting sheet of paper, entered at the table: it weighs as much as a phone, and its number counts once.
import { useState } from 'preact/hooks'
import { answersOf, answerWords, wantsWhy } from '../live/ballot'
import { sides, type Ballot, type EnterVote } from '../wire.gen'
import { nl } from './nl'

interface Props { ballot: Ballot; words(id: string): string | undefined; enter(vote: EnterVote): void }

export function Vote({ ballot, words, enter }: Props) {
  const [answer, setAnswer] = useState('')
  const [lacking, setLacking] = useState('')
  const dotted = ballot.form === 'stippen'
  const budget = ballot.dots ?? 1
  const submit = (event: Event) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const data = new FormData(form)
    const text = (name: string) => String(data.get(name) ?? '').trim()
    const dots = dotted ? ballot.options.map((one) => ({ option: one.id, n: Number(text(`n-${one.id}`)) || 0 })).filter(({ n }) => n !== 0) : []
    if (!dotted && !answer) return setLacking(nl.vote.choose)
    if (wantsWhy(answer) && !text('why')) return setLacking(nl.vote.needsWhy)
    if (dots.reduce((sum, { n }) => sum + n, 0) > budget) return setLacking(nl.vote.over(budget))
    setLacking('')
    enter({ ballot: ballot.id, sheet: text('sheet'), side: text('side'), answer: dotted ? '' : answer, dots, why: wantsWhy(answer) ? text('why') : '', show: data.has('show') })
    setAnswer('')
    form.reset()
    form.querySelector<HTMLElement>('[name=sheet]')?.focus()
  }
  return (
    <section class="mwr-stack" aria-labelledby="blad-kop">
      <h2 class="ams-heading ams-heading--3" id="blad-kop">{nl.vote.title}</h2>
      <p><strong>{words(ballot.question)}</strong> {dotted && nl.vote.dots(budget)}</p>
      <form class="mwr-stack" key={ballot.id} onSubmit={submit} noValidate>
        <div class="ams-field">
          <label class="ams-label" for="blad">{nl.vote.sheet}</label>
          <input class="ams-text-input" id="blad" name="sheet" autocomplete="off" maxLength={8} />
        </div>
        <div class="ams-field">
          <label class="ams-label" for="blad-kant">{nl.side}</label>
          <select class="ams-select" id="blad-kant" name="side">{sides.map((one) => <option key={one} value={one}>{nl.sides[one]}</option>)}</select>
        </div>
        {dotted ? ballot.options.map((one) => (
          <div class="ams-field" key={one.id}>
            <label class="ams-label" for={`n-${one.id}`}>{words(one.title)}</label>
            <input class="ams-text-input" id={`n-${one.id}`} name={`n-${one.id}`} type="number" inputMode="numeric" min={0} max={budget} autocomplete="off" />
          </div>
        )) : (
          <fieldset class="mwr-choices">
            <legend>{nl.vote.answer}</legend>
            {(answersOf[ballot.form] ?? []).map((one) => (
              <label key={one} class="mwr-choice"><input type="radio" name="antwoord" checked={answer === one} onChange={() => setAnswer(one)} /> <span>{answerWords[one] ?? one}</span></label>
            ))}
          </fieldset>
        )}
        {wantsWhy(answer) && <>
          <div class="ams-field">
            <label class="ams-label" for="blad-want">{nl.vote.why}</label>
            <textarea class="ams-text-area" id="blad-want" name="why" rows={2} autocomplete="off" />
          </div>
          <label class="mwr-choice"><input type="checkbox" name="show" /> <span>{nl.vote.show}</span></label>
        </>}
        <p class="ams-error-message" role={lacking ? 'alert' : undefined} hidden={!lacking}>{lacking}</p>
        <div class="mwr-actions"><button class="ams-button ams-button--primary">{nl.vote.count}</button></div>
        <p class="mwr-note">{nl.vote.same}</p>
      </form>
    </section>
  )
}
