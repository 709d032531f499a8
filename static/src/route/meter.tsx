// The Lastmeter: what this drawing asks of somebody, counted from its steps with every change. Each number points at the
// steps that make it.
import { said } from '../live/burden'
import type { Route, Total } from '../wire.gen'
import { useEditor } from './editor'
import { nl, totalName } from './nl'

const beside: ReadonlySet<string> = new Set(['wissel', 'ontbreekt', 'zwaar', 'gestopt']) // shown when there is something to show

export function Meter({ route }: { route: Route }) {
  const { burden, was, lit, tell } = useEditor()
  const totals = (burden.value?.totals ?? []).filter(({ kind, high }) => high > 0 || !beside.has(kind))
  const point = (total: Total) => {
    const off = lit.peek() === total.kind
    lit.value = off ? '' : total.kind
    tell.own(off ? nl.meter.off : nl.meter.points(said(total), totalName(total.kind, total.high), total.parts.map(({ step }) => route.steps.indexOf(step) + 1)))
  }
  return (
    <section aria-labelledby="lastmeter">
      <h2 class="ams-visually-hidden" id="lastmeter">{nl.meter.title}</h2>
      <ul class="mwr-meter" aria-describedby="lastmeter-uitleg">
        {totals.map((total) => {
          const before = was.value?.totals.find(({ kind }) => kind === total.kind)
          return (
            <li key={total.kind}>
              <button type="button" aria-pressed={lit.value === total.kind} onClick={() => point(total)}>
                <strong>{said(total)}</strong> <span>{totalName(total.kind, total.high)}</span>{before && said(before) !== said(total) ? <small> {nl.meter.was(said(before))}</small> : null}
              </button>
            </li>
          )
        })}
      </ul>
      <p class="ams-visually-hidden" id="lastmeter-uitleg">{nl.meter.note}</p>
    </section>
  )
}
