// The worker opens the join page and the phone screen where there is no line, so that what somebody was writing is there.
//
// What it keeps, on one shelf of this browser: the page /d, the page /d/gesprek, and the scripts and style sheets that
// they name. A phone may be shared, or taken. So nothing of a person is in the copies: of what the server says of this
// phone only the conversation and the kind of screen stay (not the seat, not the code of the slip), no title and no
// names. The cookie is not here; whoever opens the copy must still be let in by the server. Words are not here: those are
// in the outbox, which has its own rules (live/outbox.ts).
//
// When it goes: with "Ik ben klaar op deze telefoon", when the phone was removed (4002), has to sign in again (4004), or
// the conversation is closed (4003): live/shell.ts, done/main.ts and Clear-Site-Data do that. Here: when the server says
// no to the page, when a form may change whose phone this is, and when it is asked for more than a day after it was
// fetched.
//
// It never takes over from an older worker while a page is open, and no page is ever loaded anew by it: nothing that
// somebody writes depends on which worker runs.
import { shelf } from './shelf'

interface Lasting extends Event { waitUntil(work: Promise<unknown>): void }
interface Said extends Lasting { readonly data: unknown }
interface Asked extends Lasting { readonly request: Request; respondWith(answer: Promise<Response>): void }

const pages = ['/d', '/d/gesprek']
const patience = 1000 // ms: so long a page may take before its copy is shown
const day = 24 * 3600 * 1000

const on = <E extends Event>(name: string, does: (event: E) => void) => addEventListener(name, does as EventListener)

on<Said>('message', (event) => { if (event.data === 'keep') event.waitUntil(keep()) })

on<Asked>('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (origin !== location.origin) return
  if (method === 'POST' && mode === 'navigate') event.waitUntil(forget('/d/gesprek')) // what comes after it may be another seat
  else if (method === 'GET' && pathname.startsWith('/s/')) event.respondWith(file(event.request))
  else if (method === 'GET' && mode === 'navigate' && pages.includes(pathname)) event.respondWith(page(event, pathname))
})

// opened gives the shelf that the screen made. When the screen throws it away meanwhile, what is still put on it goes with it.
const opened = async () => await caches.has(shelf) ? caches.open(shelf) : undefined

// keep fetches the pages anew, and drops what none of them names any more.
async function keep(): Promise<void> {
  const kept = await opened()
  if (!kept) return
  const named: string[] = []
  for (const path of pages) {
    const answer = await fetch(path)
    if (!answer.ok || answer.redirected) await kept.delete(path)
    else {
      const text = bare(await answer.text())
      const files = text.match(/\/s\/[^"]+/g) ?? []
      for (const one of files) if (!await kept.match(one)) await kept.add(one)
      named.push(...files)
      await kept.put(path, new Response(text, { headers: answer.headers })) // with its policy, and when it was fetched
    }
  }
  for (const { url } of await kept.keys()) {
    const { pathname, search } = new URL(url)
    if (pathname.startsWith('/s/') && !named.includes(pathname + search)) await kept.delete(url)
  }
}

// bare takes away all that the page says of a person or a conversation (the frames that it brings are people's words), save
// what the screen needs to ask the server, and the addresses of a script and of a form.
const bare = (html: string) => html
  .replace(/ data-(?!(?:stream|session|as|later|rounds|to)=)[\w-]+="[^"]*"/g, '')
  .replace(/<script type="application\/json"[^]*?<\/script>/g, '')
  .replace(/<noscript>[^]*?<\/noscript>/g, '')
  .replace(/<title>[^<]*/, '<title>Maatwerkroute')

const forget = async (path: string) => (await opened())?.delete(path)

// file gives what a page names from the shelf: its address changes with what is in it.
const file = async (request: Request) => await caches.match(request, { cacheName: shelf }) ?? fetch(request)

async function page(event: Asked, path: string): Promise<Response> {
  const fresh = fetch(event.request)
  const answer = fresh.then((one) => one.status < 500 ? one : undefined, () => undefined)
  event.waitUntil(answer.then((one) => one && !one.ok && forget(path)))
  const late = new Promise<undefined>((done) => { setTimeout(done, patience) })
  return await Promise.race([answer, late]) ?? await copy(path) ?? fresh
}

async function copy(path: string): Promise<Response | undefined> {
  const kept = await caches.match(path, { cacheName: shelf })
  if (!kept || Date.now() - Date.parse(kept.headers.get('date') ?? '') < day) return kept
  await forget(path)
  return undefined
}
