// The frame that every scene has, and the scenes that are only words: meedoen, rust and vraag.
import type { ComponentChildren } from 'preact'
import { asksOf, restQuestions } from './choose'
import { nl } from './nl'
import type { View } from './view'

export interface SceneProps { view: View; line: string }

// Frame shows the last scene as it was while the line is cut, and says since when.
export function Frame(props: SceneProps & { title: string; quiet?: boolean; foot?: ComponentChildren; children: ComponentChildren }) {
  return (
    <>
      <header class="mwr-wall__top">
        <h1 class={props.quiet ? 'mwr-wall__quiet' : 'ams-heading ams-heading--2'}>{props.title}</h1>
        {props.view.example && <span class="ams-badge">{nl.example}</span>}
      </header>
      <main class="mwr-wall__scene">{props.children}</main>
      <footer class="mwr-wall__foot">
        {props.foot}
        {props.line && <p class="mwr-wall__line">{props.line}</p>}
      </footer>
    </>
  )
}

export function Urgent({ view }: { view: View }) {
  const { person, number, until } = view.session.urgent
  return person ? <p>{nl.urgent(person, number, until)}</p> : null
}

// An empty chair is for everybody to see (S3-16).
export function Chairs({ view }: { view: View }) {
  const text = nl.chairs(view.session.missing ?? [])
  return text ? <p>{text}</p> : null
}

export const groups = (code: string) => code.replace(/\W/g, '').replace(/(.{4})(?=.)/g, '$1 ')
export const bare = (url: string) => url.replace(/^https?:\/\//, '').replace(/\/$/, '')

export function Join({ view, line, url, code }: SceneProps & { url: string; code: string }) {
  return (
    <Frame title={nl.join.title} view={view} line={line} foot={<><p>{nl.join.with(view.people)}</p><Chairs view={view} /></>}>
      <div class="mwr-code">
        <img class="mwr-code__qr" src="/muur/qr.svg" alt={nl.join.qr} />
        <ol>
          <li>{nl.join.scan}</li>
          <li>{nl.join.go} <strong>{bare(url)}</strong> {nl.join.type} <span class="mwr-code__letters">{groups(code)}</span></li>
          <li>{nl.join.paper}</li>
        </ol>
      </div>
    </Frame>
  )
}

export function Rest({ view, line }: SceneProps) {
  const { phase, session } = view
  const away = phase?.phone === 'weg' && phase.kind === 'luisteren'
  return (
    <Frame title={phase?.name ?? view.title} quiet view={view} line={line} foot={<><Urgent view={view} /><Chairs view={view} /></>}>
      <div class="mwr-rest">
        {restQuestions(session.phases, phase).map((ask) => <p key={ask}>{ask}</p>)}
        <p class="mwr-note">{away ? nl.rest.away : phase?.say}</p>
      </div>
    </Frame>
  )
}

export function Ask({ view, line }: SceneProps) {
  const { phase } = view
  if (!phase) return <Rest view={view} line={line} />
  const { residents, officials } = asksOf(phase)
  return (
    <Frame title={phase.name} view={view} line={line} foot={<Urgent view={view} />}>
      <div class="mwr-rest">
        {residents && officials
          ? (
              <dl class="mwr-asks">
                <div><dt>{nl.ask.residents}</dt><dd>{residents}</dd></div>
                <div><dt>{nl.ask.officials}</dt><dd>{officials}</dd></div>
              </dl>
            )
          : <p>{residents ?? officials ?? phase.say}</p>}
        {(residents ?? officials) && <p class="mwr-note">{phase.say}</p>}
      </div>
    </Frame>
  )
}
