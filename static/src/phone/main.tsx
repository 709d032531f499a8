// The phone starts here. The server's shell says in <body data-stream data-session data-table data-as data-code data-later> where it sits.
import { render } from 'preact'
import type { Frame } from '../live/frame'
import { openLink } from '../live/link'
import { openOutbox } from '../live/outbox'
import { keepShell } from '../live/shell'
import { openStore, type LinkSide } from '../live/store'
import { openTell } from '../live/tell'
import type { Records } from '../wire.gen'
import { announce, openPhone, type Phone } from './phone'
import { App } from './screen'
import { bring } from './soon'

async function start(body: HTMLElement): Promise<void> {
  const { stream = '', session = '', as = 'seat', code = '' } = body.dataset
  const box = await openOutbox()
  const store = openStore<Records>()
  begin(store.link)
  const tell = openTell()
  let phone: Phone | undefined
  const link = openLink({ stream, session, as, box, store, writing: () => !!phone?.draft.text.peek().trim() })
  phone = await openPhone({ session, code, store, box, link, tell })
  void navigator.storage?.persist?.().catch(() => false) // plain http has no such thing; the outbox is for hours, not weeks
  body.replaceChildren() // what the shell showed while this was on its way
  render(<App phone={phone} />, body)
  announce(phone)
  keepShell(store.status)
  setTimeout(bring, 1000) // first whatever the screen itself is waiting for
}

// begin takes what the page itself brought: the same frames as the socket would, which then goes on from there.
function begin(link: LinkSide): void {
  const frames = JSON.parse(document.getElementById('begin')?.textContent ?? '[]') as Frame[]
  for (const frame of frames) {
    if (frame.t === 'hello') link.hello(frame)
    else if (frame.t === 'news') link.news(frame)
  }
}

void start(document.body)
