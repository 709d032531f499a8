// What was written at this table, where it is now, and what came back.
import type { Returned } from '../live/outbox'
import { nl } from './nl'
import { wordsOf, type Written } from './sheet'

export function Mine({ written }: { written: readonly Written[] }) {
  return (
    <section class="mwr-stack" aria-labelledby="mijn">
      <h2 class="ams-heading ams-heading--3" id="mijn">{nl.mine}</h2>
      {written.length === 0 && <p class="mwr-note">{nl.none}</p>}
      <ul class="mwr-stack mwr-stack--wide">
        {written.map((one) => (
          <li key={one.id} class="mwr-card">
            <figure class="mwr-quote"><blockquote>{one.text}</blockquote></figure>
            {one.paper ? <p class="mwr-note">{nl.card(one.paper)}</p> : null}
            <p class="mwr-trust">{nl.trust[one.trust]}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface BackProps { returned: readonly Returned[]; full: boolean; back(row: Returned, text: string): void; drop(row: Returned): void; approve(row: Returned, paper: string): void }

// Back offers refused words again. They never take the place of words that are being written.
export function Back({ returned, full, back, drop, approve }: BackProps) {
  return (
    <>
      {returned.map((row) => {
        const { text = '', paper = '' } = wordsOf(row.entry)
        const card = row.entry.op === 'write-card-for'
        const twice = card && row.no.code === 'conflict' && paper !== ''
        const suggest = typeof row.no.suggest === 'string' ? row.no.suggest : ''
        return (
          <section key={row.id} class="mwr-stack" role="group" aria-label={nl.refused}>
            <p><strong>{nl.refused}</strong> {row.no.text}</p>
            {text && <figure class="mwr-quote"><blockquote>{text}</blockquote></figure>}
            {suggest && <p>{nl.proposal} <strong>{suggest}</strong></p>}
            {full && <p class="mwr-note">{nl.full}</p>}
            <div class="mwr-actions">
              {twice && <button type="button" class="ams-button ams-button--secondary" onClick={() => approve(row, paper)}>{nl.already(paper)}</button>}
              {suggest && card && <button type="button" class="ams-button ams-button--primary" disabled={full} onClick={() => back(row, suggest)}>{nl.suggest}</button>}
              {card && <button type="button" class="ams-button ams-button--secondary" disabled={full} onClick={() => back(row, text)}>{nl.back}</button>}
              <button type="button" class="ams-button ams-button--tertiary" onClick={() => drop(row)}>{nl.drop}</button>
            </div>
          </section>
        )
      })}
    </>
  )
}
