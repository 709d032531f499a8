// Besluit: for each confirmed barrier what we ask, of whom, and before when the answer comes.
import { confirmed } from './choose'
import { first, linesOf } from './fit'
import { dueNow, standOf, type Colour } from '../live/states'
import { day, meeting, nl } from './nl'
import { Frame, type SceneProps } from './scene'
import type { Ask, View, WallBarrier } from './view'

const t = nl.agreed
const height = 17 // lines under the head of the table, and beside it

export function Agreed({ view, line, now }: SceneProps & { now: number }) {
  const barriers = view.barriers.filter(confirmed)
  const asksOf = (one: WallBarrier) => view.asks.filter((ask) => ask.barriers.includes(one.id))
  const shown = first(barriers, height, (one) =>
    linesOf(one.sentence, 56) + 0.9 + Math.max(1.6, asksOf(one).reduce((sum, ask) => sum + askLines(ask), 0)))
  const { feedback } = view.session
  return (
    <Frame title={t.title} view={view} line={line} foot={<p>{feedback ? t.next(meeting(feedback)) : t.noDate}</p>}>
      <div class={view.promises.length + view.oneOffs.length > 0 ? 'mwr-outcome' : 'mwr-outcome mwr-outcome--wide'}>
        <div>
          {shown.length === 0 ? <p>{t.none}</p> : <Table view={view} barriers={shown} asksOf={asksOf} now={now} />}
          {barriers.length > shown.length && <p>{t.moreBarriers(barriers.length - shown.length)}</p>}
        </div>
        <Beside view={view} now={now} />
      </div>
    </Frame>
  )
}

const askLines = (ask: Ask) => Math.max(linesOf(ask.title, 22), linesOf(ask.asked, 15), ask.state === 'ja_als' || ask.state === 'geweigerd' ? 2.3 : 1.2) + 0.6

function Table(props: { view: View; barriers: WallBarrier[]; asksOf(one: WallBarrier): Ask[]; now: number }) {
  return (
    <table class="mwr-agreed">
      <thead><tr><th scope="col">{t.what}</th><th scope="col">{t.who}</th><th scope="col">{t.when}</th></tr></thead>
      {props.barriers.map((one) => {
        const asks = props.asksOf(one)
        return (
          <tbody key={one.id}>
            <tr class="mwr-agreed__barrier"><th scope="rowgroup" colSpan={3}>{one.sentence}</th></tr>
            {asks.map((ask) => <tr key={ask.id}><td>{ask.title}</td><td>{ask.asked}</td><td><Says view={props.view} ask={ask} now={props.now} /></td></tr>)}
            {asks.length === 0 && <tr><td colSpan={3}><Waits view={props.view} barrier={one} /></td></tr>}
          </tbody>
        )
      })}
    </table>
  )
}

const Badge = ({ colour, word }: { colour: Colour; word: string }) => <span class={`ams-badge ams-badge--${colour}`}>{word}</span>

// Says is what the asked person said, in the state that the server keeps.
function Says({ view, ask, now }: { view: View; ask: Ask; now: number }) {
  const reason = view.reasons.find((one) => one.about === 'action' && one.of === ask.id)
  switch (ask.state) {
    case 'ja_als': return <><Badge colour="orange" word={t.if} /> {ask.condition.by && t.agrees(ask.condition.function ?? '', day(ask.condition.by))}</>
    case 'geweigerd': return <><Badge colour="red" word={t.no} /> {reason && t.again(day(reason.expires))}</>
    case 'gevraagd': return now > ask.answerBy
      ? <><Badge colour="red" word={t.silent} /> {t.since(day(ask.answerBy))}</>
      : <><Badge colour="orange" word={t.asked} /> {day(ask.answerBy)}</>
  }
  const { word, colour } = standOf(ask, now)
  if (ask.state === 'geaccepteerd' && colour === 'lime') return <><Badge colour={colour} word={t.yes} /> {t.ready(day(dueNow(ask)))}</>
  return <><Badge colour={colour} word={word} /> {ask.state === 'vast' && colour === 'orange' ? t.waits(ask.stuck.on ?? '') : running.has(ask.state) && t.ready(day(dueNow(ask)))}</>
}

const running: ReadonlySet<string> = new Set(['bezig', 'vast', 'geaccepteerd', 'deels_bevestigd', 'heropend'])

function Waits({ view, barrier }: { view: View; barrier: WallBarrier }) {
  const reason = view.reasons.find((one) => one.about === 'barrier' && one.of === barrier.id)
  const leg = view.legs.find((one) => one.barriers.includes(barrier.id))
  if (leg) return <><Badge colour={leg.reply.at ? 'lime' : 'orange'} word={t.passed} /> {t.levels[leg.level] ?? leg.level}</>
  return reason ? <><Badge colour="red" word={t.notNow} /> {t.again(day(reason.expires))}</> : <>{t.nothing}</>
}

// Beside are the promises in people's own words, and what was settled at once.
function Beside({ view, now }: { view: View; now: number }) {
  const { promises, oneOffs } = view
  if (promises.length + oneOffs.length === 0) return null
  const promiseLines = (one: { text: string }) => linesOf(one.text, 27) + 2.4
  const said = first(promises, oneOffs.length > 0 ? 9 : height, promiseLines)
  const taken = said.reduce((sum, one) => sum + promiseLines(one), said.length > 0 ? 2 : 0)
  const done = first(oneOffs, height - taken, (one) => linesOf(one.text, 30) + (one.relation ? 1.5 : 3.5))
  return (
    <aside class="mwr-outcome__beside">
      {promises.length > 0 && (
        <section>
          <h2 class="ams-heading ams-heading--4">{t.promises}</h2>
          <ul>
            {said.map((one) => (
              <li key={one.id}>
                <figure class="mwr-quote"><blockquote>{one.text}</blockquote><figcaption>{one.by}{one.vague && ` · ${t.vague}`}</figcaption></figure>
              </li>
            ))}
          </ul>
          {promises.length > said.length && <p>{t.moreLines(promises.length - said.length)}</p>}
        </section>
      )}
      {oneOffs.length > 0 && (
        <section>
          <h2 class="ams-heading ams-heading--4">{t.oneOffs}</h2>
          <ul>
            {done.map((one) => (
              <li key={one.id}>
                {one.text}
                <p class="mwr-note">{t.by(one.by)}</p>
                {!one.relation && <p>{now >= one.openFrom && <><Badge colour="red" word={t.open} /> </>}{t.forAll}</p>}
              </li>
            ))}
          </ul>
          {oneOffs.length > done.length && <p>{t.moreLines(oneOffs.length - done.length)}</p>}
        </section>
      )}
    </aside>
  )
}
