import { sideWord } from './nl'
import type { WallCard } from './view'

export const Card = ({ card }: { card: WallCard }) => (
  <figure class="mwr-quote">
    <blockquote>{card.text}</blockquote>
    <figcaption>{sideWord(card.side)}</figcaption>
  </figure>
)
