// Licht: one thing of an earlier conversation, with what was said of it and the question to the room.
import { linesOf } from './fit'
import { day, nl } from './nl'
import { Frame, type SceneProps } from './scene'
import type { WallLight } from './view'

const t = nl.light

export function Before({ view, line, light }: SceneProps & { light: WallLight }) {
  const { phase } = view
  const question = t.questions[light.what === 'action' ? phase?.kind ?? '' : light.what] ?? ''
  return (
    <Frame title={phase?.name ?? view.title} view={view} line={line} foot={question && <p class="mwr-light__ask">{question}</p>}>
      <div class="mwr-light">
        {light.sentence && <figure class={`mwr-quote mwr-quote--core${linesOf(light.sentence, 50) > 3 ? ' mwr-quote--long' : ''}`}><blockquote>{light.sentence}</blockquote></figure>}
        {light.title && <p class="mwr-light__what"><strong>{light.title}</strong>{light.by && ` · ${light.by}`}</p>}
        {light.said && <figure class="mwr-quote"><blockquote>{light.said}</blockquote><figcaption>{light.title ? t.owner : light.by}{light.until > 0 && ` · ${t.until(day(light.until))}`}</figcaption></figure>}
        {light.theirs && <figure class="mwr-quote"><blockquote>{light.theirs}</blockquote><figcaption>{light.what === 'leg' ? t.theirs : t.newer}</figcaption></figure>}
        {light.evidence.length > 0 && <div><h2 class="ams-heading ams-heading--4">{t.evidence}</h2><ul>{light.evidence.map((one) => <li key={one}>{one}</li>)}</ul></div>}
      </div>
    </Frame>
  )
}
