// "Merkt u het?" and "Hebt u nu wat u nodig had?": a tap each, and the second sends both. Words come after, and need not.
import { useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { tell, type EarlierAction } from './earlier'
import { nlLater } from './later.nl'
import { Actions, Button, Choice, Field, Note, Quote, Radio, Text } from './parts'
import type { Phone } from './phone'

const t = nlLater.feedback
type Given = Readonly<Record<'verdict' | 'reason' | 'needed', string>>

export function Verdict({ phone, action, load }: { phone: Phone; action: EarlierAction; load(): Promise<void> }) {
  const [verdict, judge] = useState('')
  const [reason, because] = useState('')
  const [given, give] = useState<Given | undefined>(undefined)
  const [changing, change] = useState(false)
  const [no, say] = useState('')
  const send = async (answer: Given, more: Readonly<Record<string, string>> = {}): Promise<boolean> => {
    const told = await tell('/d/eerder/doe/give-verdict', { action: action.id, ...answer, ...more })
    say(told.kept ? '' : told.no || t.failed)
    if (!told.kept) return false
    give(answer)
    change(false)
    judge('')
    because('')
    phone.tell.own(t.kept)
    await load()
    return true
  }
  const asks = action.asks && !given || changing
  return (
    <>
      {action.sentences.map((one) => <Quote key={one} core by={t.told}>{one}</Quote>)}
      <Text><strong>{action.title}</strong>{` · ${action.owner}`}</Text>
      {action.told && <Quote by={t.owner}>{action.told}</Quote>}
      {asks ? <>
        <Question ask={t.notice} answers={t.notices} on={verdict} pick={(says) => { judge(says); because('') }} />
        {verdict === 'niet' && <Question ask={t.reason} answers={t.reasons} on={reason} pick={because} />}
        {verdict && (verdict !== 'niet' || reason) && <Question ask={t.needed} answers={t.needs} on="" pick={(needed) => { void send({ verdict, reason, needed }) }} />}
        <Note>{action.reopens ? t.reopens : t.private}</Note>
      </> : <>
        <p class="mwr-trust"><Icon name="check" /> {action.said ? t.said(action.said) : t.kept}</p>
        {given && <Words phone={phone} send={(words, may) => send(given, { words, may })} />}
        <Actions><Button icon="edit" does={() => change(true)}>{t.again}</Button></Actions>
      </>}
      {no && <p class="ams-error-message" role="alert"><Icon name="offline" /> {no}</p>}
    </>
  )
}

function Question({ ask, answers, on, pick }: { ask: string; answers: readonly (readonly string[])[]; on: string; pick(says: string): void }) {
  return (
    <fieldset class="mwr-choices mwr-choices--short">
      <legend>{ask}</legend>
      {answers.map(([says = '', word = '']) => <Choice key={says} on={on === says} does={() => pick(says)}>{word}</Choice>)}
    </fieldset>
  )
}

// Words hold the screen at its part while somebody writes them, as every text here does.
function Words({ phone, send }: { phone: Phone; send(words: string, may: string): Promise<boolean> }) {
  const [open, turn] = useState(false)
  const [words, type] = useState('')
  const [may, let_] = useState('zo')
  const shut = () => { turn(false); phone.editing.value = '' }
  if (!open) return <Actions><Button icon="note" does={() => turn(true)}>{t.words}</Button></Actions>
  return (
    <form class="mwr-stack" onSubmit={(event) => { event.preventDefault(); if (words.trim()) void send(words.trim(), may).then((kept) => { if (kept) { type(''); shut() } }) }}>
      <Field id="erbij" label={t.words} hint={t.wordsHint} value={words} type={(text) => { type(text); phone.editing.value = text.trim() ? 'oordeel' : '' }} lines={3} focus />
      <fieldset class="mwr-choices">
        <legend>{t.may}</legend>
        {t.mays.map(([value = '', word = '']) => <Radio key={value} name="mag" value={value} on={may === value} pick={let_}>{word}</Radio>)}
      </fieldset>
      <Actions><Button kind="primary" submit disabled={words.trim() === ''}>{t.save}</Button><Button icon="back" does={shut}>{t.skip}</Button></Actions>
    </form>
  )
}
