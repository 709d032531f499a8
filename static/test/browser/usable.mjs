// How long it takes from the QR code to a card field that takes words, on a bad line and a slow phone, and once more without
// a line. Only the machine's time counts: a person's taps are immediate. It prints where the time goes and one line of JSON.
import { fileURLToPath } from 'node:url'
import { openBrowser } from './chromium.mjs'
import { drafted, jump, logIn, makeSession, openEvening, openScreen, packed, readDoors, leaveDialog, writeWords } from './people.mjs'
import { openServer } from './server.mjs'

export const bad = { latency: 400, downloadThroughput: 400_000 / 8, uploadThroughput: 400_000 / 8, cpu: 4 } // ms, bytes/s, times slower
const targets = { cold: 3000, offline: 1000, fcp: 1500 } // ms (UX.md)
const runs = 3

// openRoom is the real server with one conversation in which the group writes; with hangs, whoever opens a wall gets it paired.
export async function openRoom(browser, settings, hangs = async () => undefined) {
  const house = await openServer(settings)
  const desk = await openScreen(browser, 'desk')
  await logIn(desk, house.url)
  const session = await makeSession(desk, 'Hulp die past')
  const doors = await readDoors(desk)
  await hangs(desk, house)
  await leaveDialog(desk)
  await openEvening(desk)
  await jump(desk, 'Drempels op de route')
  return { house, desk, doors, session }
}

// watchLine writes down each request of a page: what it was, how many bytes came (size: of what it carried, as it
// travelled), and when, in ms since the start of the watch.
export async function watchLine(page, { slow } = {}) {
  const line = await page.context().newCDPSession(page)
  await line.send('Network.enable')
  if (slow) {
    await line.send('Network.emulateNetworkConditions', { offline: false, ...slow })
    await line.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu })
  }
  const all = []
  const byId = new Map()
  let start
  const at = (stamp) => Math.round((stamp - start) * 1000)
  line.on('Network.requestWillBeSent', ({ requestId, request, timestamp, redirectResponse, type }) => {
    start ??= timestamp
    if (redirectResponse) Object.assign(byId.get(requestId), { status: redirectResponse.status, bytes: redirectResponse.encodedDataLength, end: at(timestamp) })
    if (!request.url.startsWith('http')) return
    const one = { method: request.method, url: request.url, type, begin: at(timestamp), end: undefined, bytes: 0, size: 0, status: 0, cached: false }
    all.push(one)
    byId.set(requestId, one)
  })
  line.on('Network.requestServedFromCache', ({ requestId }) => { if (byId.has(requestId)) byId.get(requestId).cached = true })
  line.on('Network.responseReceived', ({ requestId, response }) => {
    const one = byId.get(requestId)
    if (one) Object.assign(one, { status: response.status, size: Number(header(response, 'content-length')), cached: one.cached || response.fromDiskCache || response.fromPrefetchCache || response.fromServiceWorker })
  })
  line.on('Network.webSocketCreated', ({ url }) => { all.push({ method: 'GET', url, type: 'WebSocket', size: 0 }) })
  line.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    const one = byId.get(requestId)
    if (one) Object.assign(one, { end: at(timestamp), bytes: encodedDataLength })
  })
  line.on('Network.loadingFailed', ({ requestId, timestamp, errorText }) => {
    const one = byId.get(requestId)
    if (one) Object.assign(one, { end: at(timestamp), failed: errorText })
  })
  return { all, line }
}

const header = ({ headers }, name) => Object.entries(headers).find(([one]) => one.toLowerCase() === name)?.[1] ?? 0

// The page itself taps, as soon as the person can see the button, and says when the field takes words and is painted:
// from outside both would cost the line's own delay, and the tool's.
const hands = () => {
  const painted = (does) => requestAnimationFrame(() => setTimeout(does))
  new PerformanceObserver((list) => {
    if (!list.getEntries().some(({ name }) => name === 'first-contentful-paint')) return
    const name = document.querySelector('form[action="/d/plaats"] button')
    if (!name) return
    globalThis.tapped(performance.timeOrigin + performance.now())
    name.click()
  }).observe({ type: 'paint', buffered: true })
  new MutationObserver((_, looking) => {
    const field = document.querySelector('textarea#tekst')
    if (!field || field.disabled) return
    looking.disconnect()
    painted(() => { globalThis.usableAt = performance.timeOrigin + performance.now() })
  }).observe(document, { childList: true, subtree: true })
}
const usable = (page) => page.waitForFunction(() => globalThis.usableAt, undefined, { polling: 20, timeout: 30_000 }).then((at) => at.jsonValue())

// cold goes from the QR code to the field with an empty cache, and says how long the machine took.
async function cold(browser, door) {
  const phone = await openScreen(browser, 'phone')
  const { page } = phone
  let named // when the person sees the page that asks for a name
  await phone.context.exposeFunction('tapped', (at) => { named = at })
  await phone.context.addInitScript(hands)
  await page.goto('about:blank')
  const { all, line } = await watchLine(page, { slow: bad })
  const begin = Date.now()
  await page.goto(door, { waitUntil: 'commit' })
  const at = await usable(page)
  const time = at - begin
  return { phone, line, all, figures: { usable: Math.round(time), named: Math.round(named - begin), requests: all.filter(({ begin: b }) => b < time).length } }
}

// offline opens the same phone screen again without a line, while a card was being written.
async function offline({ phone, line }, url) {
  const { page } = phone
  await packed(phone)
  await writeWords(phone, 'En toen zei zij dat')
  await drafted(phone, 'En toen zei zij dat')
  await line.send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 })
  await phone.context.setOffline(true)
  const begin = Date.now()
  try {
    await page.goto(url, { waitUntil: 'commit' })
    return { offline: Math.round(await usable(page) - begin) }
  } catch (error) {
    return { offline: null, why: String(error).split('\n')[0] }
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

function table(all, end) {
  console.log(' begin    end   bytes  status  what')
  for (const { method, url, begin, end: done, bytes, status, cached, failed } of all) {
    if (begin === undefined || begin > end) continue // sockets have no end to show
    const { pathname } = new URL(url)
    console.log(`${String(begin).padStart(6)} ${String(done ?? '').padStart(6)} ${String(bytes).padStart(7)}  ${String(failed ? '–' : status).padStart(6)}  ${method} ${pathname}${cached ? ' (kept)' : ''}${failed ? ` (${failed})` : ''}`)
  }
}

async function main() {
  const browser = await openBrowser()
  const room = await openRoom(browser, { host: 'localhost' })
  try {
    const all = []
    const again = []
    for (let n = 0; n < runs; n++) {
      const one = await cold(browser, room.doors.ervaring)
      all.push(one)
      if (n === runs - 1) table(one.all, one.figures.usable)
      again.push(await offline(one, `${room.house.url}/d/gesprek`))
      await one.phone.close()
    }
    const of = (key) => median(all.map(({ figures }) => figures[key]))
    const without = again.every(({ offline: ms }) => ms !== null) ? median(again.map(({ offline: ms }) => ms)) : null
    console.log(`usable ${of('usable')} ms (target ${targets.cold}); the name is asked at ${of('named')} (target ${targets.fcp}), requests ${of('requests')}`)
    console.log(without === null ? `without a line: ${again.find(({ why }) => why).why}` : `without a line: ${without} ms (target ${targets.offline})`)
    const line = (figure, value, target) => console.log(JSON.stringify({ figure, value, unit: 'ms', target, met: value !== null && value <= target, runs }))
    line('card field usable, cold, 400 kbit/s + 400 ms, 4x CPU', of('usable'), targets.cold)
    line('card field usable, repeat visit without network', without, targets.offline)
  } finally {
    await browser.close()
    await room.house.close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
