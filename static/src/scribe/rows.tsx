// A sheet of a round per step, entered at the table: it weighs as much as a phone, and its number counts once.
import { useState } from 'preact/hooks'
import { answersOn, SheetRows } from '../live/stepsheet'
import { sides, type EnterStepAnswers, type StepRound } from '../wire.gen'
import { nl } from './nl'

interface Props { round: StepRound; name(step: string): string; enter(sheet: EnterStepAnswers): void }

export function Rows({ round, name, enter }: Props) {
  const [sheet, next] = useState(0)
  const [lacking, setLacking] = useState('')
  const submit = (event: Event) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget as HTMLFormElement)
    const text = (field: string) => String(data.get(field) ?? '').trim()
    const { answers, lacks } = answersOn(round, text)
    if (answers.length === 0) return setLacking(nl.rows.empty)
    if (lacks !== undefined) return setLacking(nl.vote.needsWhy)
    setLacking('')
    enter({ round: round.id, sheet: text('sheet'), side: text('side'), answers })
    next(sheet + 1)
    requestAnimationFrame(() => document.getElementById('rij-blad')?.focus())
  }
  return (
    <section class="mwr-stack" aria-labelledby="rij-kop">
      <h2 class="ams-heading ams-heading--3" id="rij-kop">{nl.rows.title[round.what]}</h2>
      <form class="mwr-stack" key={`${round.id} ${sheet}`} onSubmit={submit} noValidate>
        <div class="ams-field">
          <label class="ams-label" for="rij-blad">{nl.vote.sheet}</label>
          <input class="ams-text-input" id="rij-blad" name="sheet" autocomplete="off" maxLength={8} />
        </div>
        <div class="ams-field">
          <label class="ams-label" for="rij-kant">{nl.side}</label>
          <select class="ams-select" id="rij-kant" name="side">{sides.map((one) => <option key={one} value={one}>{nl.sides[one]}</option>)}</select>
        </div>
        <SheetRows round={round} words={{ ...nl.rows, why: nl.vote.why, show: nl.vote.show }} name={name} />
        <p class="ams-error-message" role={lacking ? 'alert' : undefined} hidden={!lacking}>{lacking}</p>
        <div class="mwr-actions"><button class="ams-button ams-button--primary">{nl.vote.count}</button></div>
        <p class="mwr-note">{nl.rows.same}</p>
      </form>
    </section>
  )
}
