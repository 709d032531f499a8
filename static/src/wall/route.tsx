// Route: the path is a picture; the list under it says the same in words.
import { confirmed } from './choose'
import type { Drawn } from './drawn'
import { deal, linesOf } from './fit'
import { heatOf, type Heat } from './heat'
import { feelingWord, nl } from './nl'
import { barsOf, height, line as lineOf, pointsOf, width } from './path'
import { Frame, type SceneProps } from './scene'
import type { Step, View, WallBarrier } from './view'

export function Route({ view, line }: SceneProps) {
  const heat = heatOf(view.steps, view.cards)
  const at = (step: Step) => view.barriers.filter((one) => one.step === step.id)
  const shown = dropsOf(view, heat !== undefined)
  const left = view.barriers.length - shown.length
  return (
    <Frame title={nl.route.title} view={view} line={line} foot={<p>{heat && `${nl.route.low} `}{nl.route.legend}{left > 0 && ` ${nl.route.more(left)}`}</p>}>
      <div class="mwr-route">
        <Path weights={view.steps.map((_, i) => heat?.[i]?.weight ?? 0)} barriers={view.steps.map((step) => at(step).length)} />
        <ol class="mwr-route__steps">
          {view.steps.map((step, i) => (
            <li key={step.id}>
              <p><span class="ams-visually-hidden">{nl.route.step(step.n)}</span>{step.title}</p>
              <p>{nl.route.cards(view.cards.filter((card) => card.step === step.id).length)}<span class="ams-visually-hidden">, {nl.route.barriers(at(step).length)}</span></p>
              {heat && <Felt heat={heat[i]} />}
            </li>
          ))}
        </ol>
        <Drops steps={view.steps} shown={shown} />
      </div>
    </Frame>
  )
}

// DrawnRoute shows the drawing that the server made; the list says for who does not see it what the steps are.
export function DrawnRoute({ view, line, drawn, src }: SceneProps & { drawn: Drawn; src: string }) {
  return (
    <Frame title={`${nl.drawn.versions[drawn.version] ?? nl.drawn.versions.nu}: ${drawn.title}`} view={view} line={line} foot={<p>{nl.drawn.legend}</p>}>
      <img class="mwr-drawn" src={src} alt={nl.drawn.alt(drawn.steps.length)} />
      <ol class="ams-visually-hidden">{drawn.steps.map((title, i) => <li key={i}>{title}</li>)}</ol>
    </Frame>
  )
}

function Path({ weights, barriers }: { weights: number[]; barriers: number[] }) {
  const points = pointsOf(weights)
  return (
    <svg class="mwr-route__path" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={lineOf(points)} />
      {barriers.flatMap((many, i) => barsOf(points, i, many)).map(({ x, y }) => <rect key={`${x}`} x={x - 7} y={y - 40} width={14} height={80} rx={3} />)}
      {points.map(({ x, y }, i) => (
        <g key={i}>
          <circle cx={x} cy={y} r={34} />
          <text x={x} y={y + 13}>{i + 1}</text>
        </g>
      ))}
    </svg>
  )
}

function Felt({ heat }: { heat: Heat | undefined }) {
  if (!heat) return <p class="mwr-heat">– <small>{nl.route.unsaid}</small></p>
  return (
    <p class={`mwr-heat mwr-heat--${heat.good ? 'good' : heat.level}`}>
      <strong>{feelingWord(heat.feeling)}</strong> <small>{nl.route.times(heat.times)}</small>
    </p>
  )
}

// Drops are the core sentences by the number of their step.
function Drops({ steps, shown }: { steps: readonly Step[]; shown: readonly WallBarrier[] }) {
  if (shown.length === 0) return null
  return (
    <ul class="mwr-route__drops" aria-label={nl.route.list}>
      {shown.map((one) => (
        <li key={one.id}>
          <span class="mwr-route__number"><span class="ams-visually-hidden">{nl.route.step(placeOf(steps, one) + 1)}</span><span aria-hidden="true">{placeOf(steps, one) + 1}</span></span>
          <span>{one.sentence}</span>
        </li>
      ))}
    </ul>
  )
}

const placeOf = (steps: readonly Step[], one: WallBarrier) => steps.findIndex((step) => step.id === one.step)

// dropsOf gives the barriers that fit under the path, in the order of the route: confirmed ones come first when not all fit.
function dropsOf({ steps, barriers }: View, felt: boolean): WallBarrier[] {
  const place = (one: WallBarrier) => placeOf(steps, one)
  const titles = Math.max(1, ...steps.map((step) => linesOf(step.title, 75 / steps.length)))
  const ordered = [...barriers].sort((a, b) => Number(confirmed(b)) - Number(confirmed(a)) || place(a) - place(b))
  const piles = deal(ordered.map((one) => one.sentence), { columns: 2, perLine: 44 }, 12.9 - titles - (felt ? 4 : 0), 0.4)
  return piles.flat().flatMap((i) => ordered.slice(i, i + 1)).sort((a, b) => place(a) - place(b))
}
