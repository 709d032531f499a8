// The agenda of the terugkoppelgesprek while it runs: the part that is on, with what there is to say, what came of it, and
// the forms for it. The server computes it from the follow-up, so it is asked for again and again; nothing is ticked here.
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../live/icon'
import { newId } from '../live/outbox'
import { back, sessionOf, useDesk } from './desk'
import { Ways, type Way } from './doors'
import { Button, filled } from './form'
import { nl } from './nl'
import { phaseOf } from './plan'
import type { Phase } from '../wire.gen'
import { WishForm, type Wish } from './wish'

interface Ask { to: string; text: string; fields: [string, string][] | null }
interface Item { what: string; of: string; title: string; who: string; own: string; lines: string[]; done: string; light: boolean; forms: Wish[]; links: Ask[]; more: string; slips: string }
interface Part { kind: string; how: string; none: string; items: Item[] }
interface Plan { sentence: string; parts: Part[] }

export const looksBack: ReadonlySet<string> = new Set(['klaar', 'nakijken', 'nog-niet', 'hogerop', 'terugkeer', 'verlopen'])
// comesBack says whether people come back in this conversation to what was said before.
export const comesBack = (session: { phases: readonly Phase[] }): boolean => session.phases.some(({ kind }) => looksBack.has(kind))

// onAgenda says whether a part is about the agenda: its own parts, and the beginning and the end of such a conversation.
export const onAgenda = (session: { phases: readonly Phase[] }, kind: string): boolean =>
  looksBack.has(kind) || comesBack(session) && ['welkom', 'afronden'].includes(kind)

const pace = 5000 // ms; answers come in from phones of another conversation's seats, which this screen does not hear

const t = nl.agenda

export function Agenda() {
  const desk = useDesk()
  const session = sessionOf(desk)
  const kind = session && phaseOf(session)?.kind
  const [plan, setPlan] = useState<Plan | undefined>()
  const [cut, setCut] = useState(false)
  const load = () => {
    fetch(`/bureau/${encodeURIComponent(desk.session)}/agenda`, { headers: { accept: 'application/json' }, cache: 'no-store' })
      .then((answer) => answer.ok ? answer.json() as Promise<Plan> : Promise.reject(new Error(answer.statusText)))
      .then((plan) => { setPlan(plan); setCut(false) }, () => setCut(true))
  }
  useEffect(() => {
    load()
    const timer = setInterval(() => { if (!document.hidden) load() }, pace)
    return () => clearInterval(timer)
  }, [kind])
  const part = plan?.parts.find((one) => one.kind === kind)
  return (
    <section class="mwr-barrier mwr-stack" aria-label={t.title}>
      {cut ? <p class="mwr-note" role="status"><Icon name="offline" /> {t.cut}</p> : null}
      {part ? <>
        <p class="mwr-note">{part.how}</p>
        {part.items.length ? <ol class="mwr-stack mwr-stack--wide">{part.items.map((item) => <ItemView key={`${item.what} ${item.of}`} item={item} reload={load} />)}</ol> : <p class="ams-paragraph">{part.none}</p>}
      </> : plan && session ? <Whole plan={plan} phases={session.phases} ends={kind === 'afronden'} /> : <p class="mwr-note">{t.loading}</p>}
    </section>
  )
}

// Whole stands before the first part, with the sentence to read out, and after the last, with what came of it all.
function Whole({ plan, phases, ends }: { plan: Plan; phases: readonly Phase[]; ends: boolean }) {
  const came = (part: Part) => part.items.filter(({ done }) => done)
  return (
    <>
      {ends ? null : <><p class="mwr-note">{t.aloud}</p><p class="mwr-outcome"><span>{plan.sentence}</span></p></>}
      <h2 class="ams-heading ams-heading--4">{ends ? t.came : t.coming}</h2>
      <dl class="ams-data-list">
        {plan.parts.map((part) => (
          <div key={part.kind} class="ams-data-list__item">
            <dt class="ams-data-list__key">{phases.find(({ kind }) => kind === part.kind)?.name ?? part.kind}</dt>
            <dd class="ams-data-list__value">{ends
              ? came(part).length ? came(part).map((item) => <p key={item.of} class="ams-paragraph">{item.title}: {item.done}</p>) : t.nothing
              : part.items.length ? t.count(part.items.length) : part.none}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function ItemView({ item, reload }: { item: Item; reload(): void }) {
  return (
    <li class="mwr-asked mwr-stack mwr-stack--tight">
      <p><strong>{item.title}</strong>{item.who ? ` · ${item.who}` : ''}</p>
      {item.done ? <p class="mwr-state"><Icon name="check" /> {item.done}</p> : null}
      {item.own ? <p class="mwr-note">{t.own} “{item.own}”</p> : null}
      {item.lines.map((line) => <p key={line} class="ams-paragraph">{line}</p>)}
      {item.light ? <LightButton item={item} /> : null}
      {item.forms.map((form) => <WishForm key={form.name} wish={form} kept={reload} />)}
      <div class="mwr-actions mwr-actions--row">
        {item.links.map((ask) => <Link key={ask.text} ask={ask} />)}
        {item.slips ? <a class="ams-link" href={item.slips} target="_blank" rel="noopener">{t.slips}</a> : null}
        {item.more ? <a class="ams-link" href={item.more} target="_blank" rel="noopener">{t.more}</a> : null}
      </div>
    </li>
  )
}

function LightButton({ item }: { item: Item }) {
  const desk = useDesk()
  const light = desk.store.record('light', desk.session)
  const on = light?.what === item.what && light.of === item.of
  const dark = { what: '', of: '' }
  const was = light?.what ? { what: light.what, of: light.of ?? '' } : dark
  const press = () => on ? desk.act('light-item', dark, t.dark, back('light-item', was, t.lit))
    : desk.act('light-item', { what: item.what, of: item.of }, t.lit, back('light-item', was, was === dark ? t.dark : t.lit))
  return <div class="mwr-actions mwr-actions--row"><Button kind={on ? 'tertiary' : 'secondary'} onClick={press}><Icon name="see" /> {on ? t.darken : t.light}</Button></div>
}

// Link asks for somebody's own link, to scan at the table: what an owner says is the owner's.
function Link({ ask }: { ask: Ask }) {
  const [way, setWay] = useState<Way | 'away' | undefined>()
  const key = useRef(newId())
  const send = (event: Event) => {
    filled(event)
    const body = new URLSearchParams([...ask.fields ?? [], ['keer', key.current]])
    fetch(ask.to, { method: 'POST', body, headers: { accept: 'application/json' } })
      .then((answer) => answer.ok ? answer.json() as Promise<Way> : Promise.reject(new Error(answer.statusText))).then(setWay, () => setWay('away'))
  }
  return (
    <form onSubmit={send}>
      <button class="ams-button ams-button--tertiary">{ask.text}</button>
      {way === 'away' ? <p role="alert">{nl.action.noLink}</p> : way ? <Ways way={way} name={ask.text} copy /> : null}
    </form>
  )
}
