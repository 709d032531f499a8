// Thema: one core sentence, and at most six of the cards under it.
import { Card } from './card'
import { dealCards, linesOf } from './fit'
import { nl, sideWord } from './nl'
import { Frame } from './scene'
import type { View, WallBarrier, WallCard } from './view'

// Lit is one card in the light: its words, the step and the side, as on the board.
export function Lit({ view, card, line }: { view: View; card: WallCard; line: string }) {
  const step = view.steps.find((one) => one.id === card.step)
  return (
    <Frame title={step ? nl.theme.at(step.n, step.title) : view.title} view={view} line={line}>
      <div class="mwr-theme">
        <figure class={`mwr-quote mwr-quote--core${linesOf(card.text, 50) > 3 ? ' mwr-quote--long' : ''}`}><blockquote>{card.text}</blockquote><figcaption>{sideWord(card.side)}</figcaption></figure>
      </div>
    </Frame>
  )
}

export function Theme({ view, barrier, line }: { view: View; barrier: WallBarrier; line: string }) {
  const step = view.steps.find((one) => one.id === barrier.step)
  const cards = barrier.cards.flatMap((id): WallCard[] => view.cards.filter((card) => card.id === id))
  const piles = dealCards(cards.map((card) => card.text), barrier.sentence)
  const left = cards.length - piles.flat().length
  const [word, by] = nl.theme.states[barrier.state] ?? []
  const foot = (
    <p class="mwr-state">
      {word && <><span class={`ams-badge ams-badge--${barrier.state === 'bevestigd' ? 'lime' : 'orange'}`}>{word}</span> {by}</>}
      {left > 0 && <span>{nl.theme.more(left)}</span>}
    </p>
  )
  return (
    <Frame title={step ? nl.theme.at(step.n, step.title) : view.title} view={view} line={line} foot={<>{foot}<p>{nl.theme.recognise(barrier.recognised)}</p></>}>
      <div class="mwr-theme">
        <figure class={`mwr-quote mwr-quote--core${linesOf(barrier.sentence, 50) > 3 ? ' mwr-quote--long' : ''}`}><blockquote>{barrier.sentence}</blockquote></figure>
        <div class={`mwr-theme__piles mwr-theme__piles--${piles.length}`}>
          {piles.map((pile, i) => (
            <ul key={i} class="mwr-theme__pile">
              {pile.flatMap((at) => cards.slice(at, at + 1)).map((card) => <li key={card.id}><Card card={card} /></li>)}
            </ul>
          ))}
        </div>
      </div>
    </Frame>
  )
}
