// The link ties the outbox, the way to the server and the store together for one seat at one session.
// It promises: what was kept in the outbox arrives once, in order, however often the line is cut; what the server
// refuses comes back with its words; and the store always knows whether it is up to date.
import { batch } from '@preact/signals'
import type { Draft } from './draft'
import type { Frame } from './frame'
import { boardOf, type Entry, type No, type Outbox, type Wish } from './outbox'
import { usual, type Pace } from './pace'
import { reloadAnew } from './shell'
import { openRoute, type Addresses, type Route } from './route'
import { giveBack, openSender, type Carry, type Way } from './sender'
import type { MakeSocket } from './socket'
import type { Line, LinkSide } from './store'
import { onWake } from './wake'

export interface LinkOptions {
  stream: string
  session: string
  as: string
  box: Outbox
  store: { readonly link: LinkSide } // a Store of any kinds
  onRefused?(entry: Entry, no: No): void // once per wish; store.returned keeps it until box.taken(id)
  writing?(): boolean // somebody is writing, also when no field on the page shows it
  // For tests; a browser has its own.
  origin?: string
  socket?: MakeSocket
  fetch?: typeof fetch
  reload?(): void
  page?: EventTarget
  pace?: Partial<Pace>
}

export interface Link {
  // send resolves when the wish is kept on this device; a draft given with it is emptied in the same transaction.
  send(wish: Wish, draft?: Draft): Promise<Entry>
  check(): void // asks whether the line is alive, as waking up does
  close(): void
}

// The close codes after which we stay away. All others come back.
const away: { readonly [code: number]: Line } = {
  1003: 'wrong', 1007: 'wrong', 1009: 'wrong', 4002: 'removed', 4003: 'closed', 4004: 'signed-out', 4005: 'taken',
}

export function openLink(opts: LinkOptions): Link {
  const { box, store: { link: store } } = opts
  const pace = { ...usual, ...opts.pace }
  const board = boardOf(opts.stream, opts.session, opts.as)
  const { onRefused: refused = () => undefined } = opts
  const writing = () => !box.durable || opts.writing?.() || typing() // what is only in memory is lost by a reload
  const reloader = openReloader(box, board, pace, opts.reload ?? reloadAnew, writing)
  const mirror = openMirror(box, board, store, reloader.consider)
  let way: Way | undefined
  const sender = openSender({ box, board, pace, refused, way: () => way })
  const behind = openBehind(store, pace, () => sender.busy, () => route.renew())

  const stop = () => {
    way = undefined
    route.stop()
    sender.stop()
    behind.stop()
    reloader.stop()
    unwake()
  }
  const hello = async (epoch: string, carry: Carry, line: Line) => {
    store.line(line)
    await box.again(board, epoch).catch(() => undefined) // before anything newer leaves
    if (store.epoch !== epoch || !route.is(carry)) return // the way broke meanwhile
    if (way?.carry !== carry || way.epoch !== epoch) way = { carry, epoch }
    sender.kick()
  }
  const take = (frame: Frame, carry: Carry, line: Line) => {
    if (frame.t === 'hello') {
      store.hello(frame)
      void hello(frame.epoch, carry, line)
    } else if (frame.t === 'news') {
      store.news(frame)
      behind.news()
    } else if (frame.t === 'ping') {
      route.pong()
      store.ping(frame)
      behind.ping(frame.head)
    }
  }
  const closed = (code: number, reason: string): boolean => {
    if (code === 4001) reloader.want(mirror.look)
    const line = away[code]
    if (!line) return false
    stop()
    store.line(line)
    if (line === 'removed') void giveAllBack(box, board, reason, refused).catch(() => undefined) // else they stay in the outbox
    return true
  }
  const route: Route = openRoute({
    ...surroundings(opts, store),
    pace,
    frames: (frames, carry, line) => batch(() => { for (const frame of frames) take(frame, carry, line) }),
    cut() {
      way = undefined
      store.line('cut')
    },
    closed,
  })
  const unwake = onWake(route.wake, opts.page)
  const unwatch = box.watch((change) => {
    if (change === 'changed') {
      mirror.look()
      return sender.kick() // another tab may have put something here and gone
    }
    if (change === 'jotted') return
    stop()
    mirror.stop()
    store.forget()
  })
  mirror.look()
  return {
    send: (wish, draft) => draft ? draft.hand((words) => box.put(board, wish, words)) : box.put(board, wish),
    check: route.wake,
    close() {
      stop()
      mirror.stop()
      unwatch()
    },
  }
}

function surroundings(opts: LinkOptions, store: LinkSide) {
  return {
    to: addresses(opts, store),
    socket: opts.socket ?? ((url: string, protocol: string) => new WebSocket(url, protocol)),
    fetch: opts.fetch ?? ((url: RequestInfo | URL, init?: RequestInit) => fetch(url, init)),
  }
}

function addresses(opts: LinkOptions, store: LinkSide): Addresses {
  const origin = opts.origin ?? location.origin
  const seat = `session=${encodeURIComponent(opts.session)}&as=${encodeURIComponent(opts.as)}`
  const stream = encodeURIComponent(opts.stream)
  const cursor = () => `&cursor=${encodeURIComponent(store.cursor)}`
  return {
    socket: () => `${origin.replace(/^http/, 'ws')}/live/v1/${stream}?${seat}${cursor()}`,
    since: () => `${origin}/since?stream=${stream}&${seat}${cursor()}`,
    wish: `${origin}/wish?stream=${stream}&${seat}`,
  }
}

async function giveAllBack(box: Outbox, board: string, text: string, refused: (entry: Entry, no: No) => void): Promise<void> {
  for (const entry of await box.waiting(board)) await giveBack(box, entry, { kind: 'refused', code: 'forbidden', text }, refused)
}

// openMirror keeps the store's pending and returned equal to the outbox, one look at a time.
function openMirror(box: Outbox, board: string, store: LinkSide, seen: (waiting: number) => void) {
  let looking = false
  let dirty = false
  let stopped = false
  const again = async () => {
    while (dirty) {
      dirty = false
      const waiting = await box.waiting(board)
      const returned = await box.returned(board)
      if (stopped) return
      store.waits(waiting, returned)
      seen(waiting.length)
    }
  }
  const look = () => {
    dirty = true
    if (looking || stopped) return
    looking = true
    again().catch(() => undefined).finally(() => {
      looking = false
      if (dirty) look()
    })
  }
  return { look, stop: () => { stopped = true } }
}

// openBehind hears in a ping that there is more than we have. What is on its way gets time to arrive; then we ask, once
// until there is news: a head that only looks different must not make us ask for ever.
function openBehind(store: LinkSide, pace: Pace, busy: () => boolean, ask: () => void) {
  let asked = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => { timer = void clearTimeout(timer) }
  const wait = () => { timer = setTimeout(due, pace.grace) }
  const due = () => {
    if (busy()) return wait() // a wish is on its way, and so may its news be
    timer = undefined
    asked = true
    ask()
  }
  return {
    stop,
    news() {
      asked = false
      stop()
    },
    ping(head: string) {
      if (head === store.cursor) return stop()
      if (!asked && timer === undefined) wait()
    },
  }
}

// openReloader loads the page anew when the server wants another client, but not before the outbox is empty and nobody
// is writing, and not at once: a hall must not reload as one, and a page that stays old must not spin.
function openReloader(box: Outbox, board: string, pace: Pace, reload: () => void, writing: () => boolean) {
  let wanted = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = () => { timer ??= setTimeout(() => { go().catch(() => undefined) }, pace.steady * (0.5 + Math.random() / 2)) }
  const go = async () => {
    timer = undefined
    if ((await box.waiting(board)).length > 0) return // the last one that leaves asks again
    if (writing()) later()
    else reload()
  }
  return {
    want(look: () => void) {
      wanted = true
      look()
    },
    consider(waiting: number) {
      if (wanted && waiting === 0) later()
    },
    stop: () => clearTimeout(timer),
  }
}

// typing says whether a field on the page holds words.
function typing(): boolean {
  const fields = globalThis.document?.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>('textarea,input:not([type]),input[type=text],input[type=email],input[type=tel]')
  return [...fields ?? []].some((field) => !field.readOnly && field.value !== '')
}
