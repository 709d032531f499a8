// A sheet of paper of a round per step, as the desk and a scribe enter it: a row for each step, empty where nothing stands.
import { mayWhy, mustWhy, roundAnswers, roundWord, stepsAsked } from './stepround'
import { useState } from 'preact/hooks'
import type { PaperAnswer, StepRound } from '../wire.gen'

export interface RowWords { none: string; why: string; show: string; whole: string }

// answersOn reads the rows; lacks is the first step with a doubt and no words.
export function answersOn(round: Pick<StepRound, 'steps' | 'what'>, text: (name: string) => string): { answers: PaperAnswer[]; lacks: string | undefined } {
  const answers = stepsAsked(round).flatMap((step, n) => {
    const answer = text(`stap-${n}`)
    if (answer === '') return []
    const why = mayWhy(answer) ? text(`want-${n}`) : ''
    return [{ step, answer, why, show: why !== '' && text(`zaal-${n}`) !== '' }]
  })
  return { answers, lacks: answers.find(({ answer, why }) => mustWhy(answer) && why === '')?.step }
}

export function SheetRows({ round, words, name }: { round: StepRound; words: RowWords; name: (step: string) => string }) {
  return <>{stepsAsked(round).map((step, n) => <Row key={step} n={n} what={round.what} words={words} label={step === '' ? words.whole : `${n + 1}. ${name(step)}`} />)}</>
}

function Row({ n, what, words, label }: { n: number; what: string; words: RowWords; label: string }) {
  const [answer, pick] = useState('')
  return (
    <>
      <div class="ams-field">
        <label class="ams-label" for={`stap-${n}`}>{label}</label>
        <select class="ams-select" id={`stap-${n}`} name={`stap-${n}`} value={answer} onChange={(event) => pick(event.currentTarget.value)}>
          <option value="">{words.none}</option>
          {(roundAnswers[what] ?? []).map((one) => <option key={one} value={one}>{roundWord(one)}</option>)}
        </select>
      </div>
      {mayWhy(answer) && <>
        <div class="ams-field">
          <label class="ams-label" for={`want-${n}`}>{words.why}</label>
          <textarea class="ams-text-area" id={`want-${n}`} name={`want-${n}`} rows={2} autocomplete="off" required={mustWhy(answer)} />
        </div>
        <label class="mwr-check"><input type="checkbox" name={`zaal-${n}`} value="ja" /> {words.show}</label>
      </>}
    </>
  )
}
