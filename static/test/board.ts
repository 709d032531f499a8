// A small board on a real port, for the tests of the link: real http, real sockets, and the promises of the real
// one (an accepted id is accepted once, an acknowledgement comes before the news). What it should do badly is set on it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket as Tcp } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'
import type { No } from '../src/live/outbox'

export interface Accepted { id: string; op: string; body: unknown; via: 'socket' | 'post'; as: string | null }
interface Wish { t: 'wish'; id: string; op: string; phase: string; body: { text?: string } }
type Verdict = No | 'ack' | 'silence' | 'cut' | 'ack-lost'

export interface Board {
  origin: string
  epoch: string
  accepted: Accepted[] // each id once, in the order of acceptance
  received: string[] // each wish frame that came, repeats too
  hellos: { cursor: string; fresh: boolean }[]
  pongs: number
  pings: number // times that a screen asked whether anybody is there
  sockets: boolean // false: upgrades are reset, as some networks do
  hello: boolean // false: a socket opens and nobody speaks
  answers: boolean // false: a ping of a screen hears nothing, as on a line that died
  status: { code: number; body: unknown } | undefined // what requests get instead of an answer
  judge: (wish: Wish) => Verdict
  records: [kind: string, record: { id: string; words?: string }, at: number][]
  words: Record<string, string>
  head: number
  live(): WebSocket[]
  say(frame: unknown): void
  news(records: [string, { id: string; words?: string }][], gone?: [string, string][]): void
  closeAll(code: number, reason?: string): void
  cutAll(): void
  stop(): Promise<void>
  start(): Promise<void>
}

export async function openBoard(): Promise<Board> {
  let server: Server
  let wss: WebSocketServer
  const tcp = new Set<Tcp>()
  const board: Board = {
    origin: '', epoch: 'e1', accepted: [], received: [], hellos: [], pongs: 0, pings: 0, sockets: true, hello: true, answers: true, status: undefined,
    judge: () => 'ack', records: [], words: {}, head: 0,
    live: () => [...wss.clients].filter((ws) => ws.readyState === WebSocket.OPEN),
    say: (frame) => { for (const ws of board.live()) ws.send(JSON.stringify(frame)) },
    news(records, gone = []) {
      board.head++
      for (const [kind, record] of records) board.records.push([kind, record, board.head])
      board.say({ t: 'news', cursor: cursorOf(board), now: Date.now(), class: records, own: null, gone, words: board.words })
    },
    closeAll: (code, reason) => { for (const ws of board.live()) ws.close(code, reason) },
    cutAll: () => { for (const socket of tcp) socket.destroy() },
    async stop() {
      board.cutAll()
      wss.close()
      await new Promise((done) => { server.close(done) })
    },
    async start() {
      server = createServer((req, res) => { void request(board, req, res) })
      wss = new WebSocketServer({ noServer: true, handleProtocols: (offered) => offered.has('maatwerk.v1') && 'maatwerk.v1' })
      server.on('connection', (socket) => { tcp.add(socket); socket.on('close', () => tcp.delete(socket)) })
      server.on('upgrade', (req, socket, head) => {
        if (!board.sockets) return socket.destroy()
        wss.handleUpgrade(req, socket, head, (ws) => serve(board, ws, new URL(req.url ?? '', 'http://x')))
      })
      const port = board.origin === '' ? 0 : Number(new URL(board.origin).port)
      await new Promise<void>((done) => { server.listen(port, '127.0.0.1', done) })
      board.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    },
  }
  await board.start()
  return board
}

function serve(board: Board, ws: WebSocket, url: URL): void {
  if (board.hello) for (const frame of since(board, url.searchParams.get('cursor') ?? '')) ws.send(JSON.stringify(frame))
  ws.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Wish | { t: 'ping' } | { t: 'pong' }
    if (frame.t === 'pong') { board.pongs++; return }
    if (frame.t === 'ping') {
      board.pings++
      if (board.answers) ws.send(JSON.stringify({ t: 'ping', now: Date.now(), head: cursorOf(board) }))
      return
    }
    const answer = judge(board, frame, 'socket', url.searchParams.get('as'))
    if (answer === 'cut') return ws.terminate()
    if (answer) ws.send(JSON.stringify(answer))
    if (answer && answer.t === 'ack') publish(board, frame)
  })
}

export const cursorOf = (board: Board) => `${board.epoch}.${board.head}`

// since is the one way to read: an unknown cursor starts afresh.
function since(board: Board, cursor: string): unknown[] {
  const at = cursor.startsWith(`${board.epoch}.`) ? Number(cursor.slice(board.epoch.length + 1)) : undefined
  const fresh = at === undefined
  board.hellos.push({ cursor, fresh })
  const hello = { t: 'hello', v: 1, epoch: board.epoch, now: Date.now(), cursor: cursorOf(board), fresh, who: { role: 'participant' } }
  const found = board.records.filter(([, , seq]) => fresh || seq > at).map(([kind, record]) => [kind, record])
  if (found.length === 0 && !fresh) return [hello]
  return [hello, { t: 'news', cursor: cursorOf(board), now: Date.now(), class: found, own: null, gone: null, words: board.words }]
}

function judge(board: Board, wish: Wish, via: 'socket' | 'post', as: string | null) {
  board.received.push(wish.id)
  const verdict = board.judge(wish)
  if (verdict === 'silence') return undefined
  if (verdict === 'cut') return 'cut' as const
  if (typeof verdict === 'object') return { t: 'no' as const, id: wish.id, ...verdict }
  if (!board.accepted.some(({ id }) => id === wish.id)) board.accepted.push({ id: wish.id, op: wish.op, body: wish.body, via, as })
  return verdict === 'ack-lost' ? 'cut' as const : { t: 'ack' as const, id: wish.id }
}

function publish(board: Board, wish: Wish): void {
  if (board.records.some(([, record]) => record.id === wish.id)) return
  board.words[`w-${wish.id}`] = wish.body.text ?? ''
  board.news([['card', { id: wish.id, words: `w-${wish.id}` }]])
}

async function request(board: Board, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? '', 'http://x')
  let body = ''
  for await (const part of req) body += String(part)
  const answer = (status: number, value: unknown) => res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  if (board.status) return void answer(board.status.code, board.status.body)
  if (url.pathname === '/since') return void answer(200, since(board, url.searchParams.get('cursor') ?? ''))
  const wish = JSON.parse(body) as Wish
  const said = judge(board, wish, 'post', url.searchParams.get('as'))
  if (!said || said === 'cut') return void res.destroy()
  if (said.t === 'ack') publish(board, wish)
  answer(said.t === 'ack' ? 200 : 422, said)
}
