// The wall: read-only, follows the facilitator, and keeps its last scene when the line is cut.
import { computed, type ReadonlySignal } from '@preact/signals'
import { render } from 'preact'
import { openLink } from '../live/link'
import { openOutbox } from '../live/outbox'
import { openStore, type Store } from '../live/store'
import type { Records } from '../wire.gen'
import { Agreed } from './agreed'
import { Lit, Theme } from './barrier'
import { Chosen } from './chosen'
import { choose, litCard, spotted } from './choose'
import { openDrawing, type Shown } from './drawn'
import { openGather } from './gather'
import { Before } from './light'
import { lineWord, nl } from './nl'
import { openPair } from './pair'
import { DrawnRoute, Route } from './route'
import { Rounded } from './rounded'
import { Ask, Join, Rest } from './scene'
import { viewOf, type View } from './view'

interface WallProps { held: ReadonlySignal<View | undefined>; store: Store<Records>; drawing: ReadonlySignal<Shown | undefined>; url: string; code: string }

function Wall({ held, store, drawing, url, code }: WallProps) {
  const view = held.value
  const line = lineWord(store.status.value, store.cutSince.value)
  if (!view) {
    return <><p /><main class="mwr-wall__scene"><div class="mwr-rest"><p>{nl.waiting}</p></div></main><footer class="mwr-wall__foot"><p class="mwr-wall__line">{line}</p></footer></>
  }
  const spot = spotted(view)
  const lit = litCard(view)
  const drawn = drawing.value
  switch (choose(view)) {
    case 'keuze': return view.ballot ? <Chosen view={view} line={line} ballot={view.ballot} /> : null
    case 'ronde': return view.round ? <Rounded view={view} line={line} round={view.round} /> : null
    case 'licht': return view.light ? <Before view={view} line={line} light={view.light} /> : null
    case 'meedoen': return <Join view={view} line={line} url={url} code={code} />
    case 'vraag': return <Ask view={view} line={line} />
    case 'route': return view.drawn && drawn ? <DrawnRoute view={view} line={line} drawn={view.drawn} src={drawn.src} /> : <Route view={view} line={line} />
    case 'thema': return spot ? <Theme view={view} barrier={spot} line={line} /> : null
    case 'kaart': return lit ? <Lit view={view} card={lit} line={line} /> : null
    case 'besluit': return <Agreed view={view} line={line} now={store.now.value} />
    default: return <Rest view={view} line={line} />
  }
}

// hold keeps the last view while a new one is on its way: after a restart the server sends everything again.
function hold(view: ReadonlySignal<View | undefined>): ReadonlySignal<View | undefined> {
  let last: View | undefined
  return computed(() => last = view.value ?? last)
}

async function start({ stream = '', session = '', joinUrl = '', code = '' }: DOMStringMap): Promise<void> {
  const store = openStore<Records>()
  const { shown } = openGather(computed(() => store.records('card').value.map((card) => card.value.id)))
  const held = hold(computed(() => viewOf(store, session, shown.value)))
  const { shown: drawing } = openDrawing(computed(() => held.value?.drawn))
  const root = document.getElementById('app') ?? document.body.appendChild(document.createElement('div'))
  root.className = 'mwr-wall'
  render(<Wall held={held} store={store} drawing={drawing} url={joinUrl} code={code} />, root)
  openLink({ stream, session, as: 'wall', box: await openOutbox({ name: 'maatwerk-muur' }), store })
}

if (document.body.dataset.pair !== undefined) openPair()
else void start(document.body.dataset)
