// A phone in the real world: a line that goes, a line that dies without a word, a network without sockets, a page that
// opens without a line, two tabs, and a new build while somebody writes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { openLine } from './line.mjs'
import { drafted, enter, evening, heading, kept, onBoard, openScreen, ownCard, packed, place, press, see, sent, shown, trusts, waits, whatIsKept, write, writeWords } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let on
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  on = await evening(browser, house)
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const step = 'Ik vraag hulp'
const written = [] // by all phones here: at the end each lies on the board once
const question = 'Waar liep u vast?'

// writer is a phone on a line of its own, with the question before it.
async function writer(t, sockets = true) {
  const line = await openLine()
  const phone = await openScreen(browser, 'phone', line.settings)
  t.after(async () => {
    await phone.close()
    await line.close()
  })
  if (!sockets) line.noSockets()
  await enter(phone, on.card)
  await heading(phone.page, question).waitFor()
  return { ...phone, line }
}

const field = ({ page }) => page.getByLabel('Uw woorden')
const online = ({ page }) => page.evaluate(() => globalThis.dispatchEvent(new Event('online'))) // as a browser says it
const status = ({ page }, words) => page.locator('.mwr-line', { hasText: words }).waitFor()

const plain = (address) => address.replace(/\?.*/, '')

// begun gives the words that a page brings with it.
const begun = (html) => JSON.parse(/ id="begin">(.*?)<\/script>/s.exec(html)[1]).flatMap(({ words = {} }) => Object.values(words))

const empty = ({ page }) => waits(() => page.evaluate(async () => (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length === 0))

test('a phone without a line writes on, also after it was loaded anew, and all of it arrives once', async (t) => {
  const phone = await writer(t)
  const { page, context, line } = phone
  const list = ['Ik kreeg drie brieven in één week.', 'Niemand kende mijn dossier.', 'Ik wachtte een uur aan de telefoon.']
  await packed(phone)
  await writeWords(phone, list[0].slice(0, 12))
  line.cut()
  await context.setOffline(true)
  await status(phone, 'Geen verbinding sinds')
  await field(phone).pressSequentially(list[0].slice(12))
  for (const words of list) {
    await writeWords(phone, words)
    await place(phone, step)
    await trusts(phone, words, kept)
  }
  await writeWords(phone, 'En toen zei zij dat')
  await drafted(phone, 'En toen zei zij dat')
  await page.reload()
  await heading(page, 'Even wachten').waitFor()
  for (const words of list) await trusts(phone, words, kept)
  assert.equal(await field(phone).inputValue(), 'En toen zei zij dat')
  await page.waitForFunction(() => globalThis.maatwerk?.later) // the screens of later in the evening
  await field(phone).pressSequentially(' het niet kon.')
  line.heal()
  await context.setOffline(false)
  await heading(page, question).waitFor()
  for (const words of list) await trusts(phone, words, sent)
  assert.equal(await field(phone).inputValue(), 'En toen zei zij dat het niet kon.')
  written.push(...list)
  for (const words of list) assert.equal(await ownCard(phone, words).count(), 1)
  assert.deepEqual(phone.wrong, [])
})

test('the copy of the page holds nothing of a person, and the join page opens without a line too', async (t) => {
  const phone = await writer(t)
  const { page, context, line } = phone
  const words = 'Ik durfde het niet te zeggen.'
  await write(phone, words, step)
  await trusts(phone, words, sent)
  written.push(words)
  await packed(phone)
  await page.evaluate(() => caches.delete('maatwerk'))
  await page.reload()
  await packed(phone) // anew, of a page that brings the words
  const served = await (await page.request.get(`${house.url}/d/gesprek`)).text()
  const said = begun(served)
  assert.ok(said.includes(words) && said.length > 1, `the page brings ${said}`)
  const secrets = ['data-seat', 'data-code', 'data-slip'].map((name) => new RegExp(`${name}="([^"]+)"`).exec(served)[1])
  const found = await whatIsKept(phone)
  assert.deepEqual(Object.keys(found).map(plain).sort(), ['/d', '/d/gesprek', '/s/later.js', '/s/phone.css', '/s/phone.js', '/s/rounds.js'])
  for (const secret of [...secrets, ...said, 'Hulp die past', 'buurtwerker', '14 030']) {
    for (const [path, text] of Object.entries(found)) assert.ok(!text.includes(secret), `${path} holds ${secret}`)
  }

  line.cut()
  await context.setOffline(true)
  await page.reload()
  await heading(page, 'Even wachten').waitFor()
  await see(page, 'U kunt gewoon doorschrijven.')
  assert.equal(await field(phone).inputValue(), '')
  await page.goto(on.card)
  await heading(page, 'Doe mee aan het gesprek').waitFor()
  await see(page, 'Er is geen verbinding.')
  assert.equal(page.url(), on.card) // the key is not lost
  line.heal()
  await context.setOffline(false)
  await heading(page, 'Fijn dat u er bent').waitFor() // with the key of the card
  assert.ok(!Object.keys(await whatIsKept(phone)).includes('/d/gesprek'), 'it may be another seat from here')

  await page.goto(`${house.url}/d/gesprek`)
  await packed(phone)
  await page.evaluate(async () => {
    const shelf = await caches.open('maatwerk')
    const date = new Date(Date.now() - 25 * 3600 * 1000).toUTCString()
    await shelf.put('/d/gesprek', new Response(await (await shelf.match('/d/gesprek')).text(), { headers: { date } }))
  })
  await context.setOffline(true)
  const other = await context.newPage()
  await assert.rejects(other.goto(`${house.url}/d/gesprek`), /net::ERR/)
  assert.ok(!Object.keys(await whatIsKept(phone)).includes('/d/gesprek'), 'it was a day old')
})

test('the copy goes when somebody is done here, when the phone is taken out, when it must sign in again, and at the end', async (t) => {
  const phone = await writer(t)
  const { page } = phone
  let ended
  await page.routeWebSocket(/\/live\//, (socket) => {
    if (ended) socket.close({ code: ended })
    else socket.connectToServer()
  })
  for (const code of [4002, 4003, 4004]) {
    ended = undefined
    await page.goto(`${house.url}/d/gesprek`)
    await packed(phone)
    ended = code
    await page.reload()
    await empty(phone)
  }
  ended = undefined
  await page.goto(`${house.url}/d/gesprek`)
  await packed(phone)
  await press(page, 'Ik ben klaar op deze telefoon')
  await press(page, 'Ja, wis alles hier')
  await page.waitForURL(`${house.url}/`)
  await empty(phone)
})

test('a line that died without a word is found out when somebody looks at the phone', async (t) => {
  const phone = await writer(t)
  const { page, line } = phone
  const sockets = []
  page.on('websocket', (socket) => sockets.push(socket))
  await status(phone, 'Bijgewerkt')
  line.die()
  const words = 'Ik hoorde er niets meer van.'
  const again = page.waitForEvent('websocket') // gives up long before a silent socket is given up for dead by itself
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await again
  await write(phone, words, step)
  await trusts(phone, words, sent)
  written.push(words)

  // And a line that is alive is asked, answers, and stays.
  const [live] = sockets
  const asked = live.waitForEvent('framesent', ({ payload }) => payload === '{"t":"ping"}')
  const answered = live.waitForEvent('framereceived', ({ payload }) => String(payload).startsWith('{"t":"ping"'))
  await online(phone)
  await Promise.all([asked, answered])
  assert.deepEqual([sockets.length, phone.wrong], [1, []])

  // A line that takes what is asked and says nothing keeps nobody waiting for the page.
  await packed(phone)
  await writeWords(phone, 'Ik wilde nog zeggen')
  await drafted(phone, 'Ik wilde nog zeggen')
  line.hang()
  await page.reload()
  await heading(page, 'Even wachten').waitFor()
  assert.equal(await field(phone).inputValue(), 'Ik wilde nog zeggen')
})

test('two tabs of one phone bring each card once, and have one draft', async (t) => {
  const one = await writer(t)
  const two = { ...one, page: await one.context.newPage() }
  await two.page.goto(`${house.url}/d/gesprek`)
  await heading(two.page, question).waitFor()
  await writeWords(one, 'Ik was te laat')
  await two.page.waitForFunction(() => document.querySelector('#tekst')?.value === 'Ik was te laat')
  await field(two).pressSequentially(' voor de balie.')
  await one.page.waitForFunction(() => document.querySelector('#tekst')?.value === 'Ik was te laat voor de balie.')

  one.line.cut()
  for (const tab of [one, two]) await status(tab, 'Geen verbinding sinds')
  const list = ['Ik was te laat voor de balie.', 'Het loket was dicht.', 'Ik kreeg geen nummer.', 'Er was geen stoel meer.']
  for (const [i, words] of list.entries()) {
    const tab = i % 2 ? one : two
    await tab.page.bringToFront() // a person writes in the tab that is seen
    if (i > 0) await writeWords(tab, words)
    await place(tab, step)
    for (const each of [one, two]) await trusts(each, words, kept)
    for (const each of [one, two]) await each.page.waitForFunction(() => document.querySelector('#tekst')?.value === '')
  }
  one.line.heal()
  for (const tab of [one, two]) await online(tab)
  for (const words of list) for (const tab of [one, two]) await trusts(tab, words, sent)
  for (const words of list) assert.equal(await ownCard(two, words).count(), 1)
  written.push(...list)
})

test('a new build waits until nobody is writing', async (t) => {
  const phone = await writer(t)
  const { page } = phone
  let old = 0
  let now = false
  await page.routeWebSocket(/\/live\//, (socket) => {
    if (!now) return socket.connectToServer()
    old++
    socket.close({ code: 4001 })
  })
  await page.reload() // onto a socket that can be told
  await heading(page, question).waitFor()
  await page.evaluate(() => { globalThis.same = true })
  await writeWords(phone, 'Ik begin te vertellen')
  now = true
  phone.line.cut()
  await status(phone, 'Geen verbinding sinds')
  phone.line.heal()
  await online(phone)
  await status(phone, 'Bijgewerkt') // by polling
  await waits(() => old >= 4) // so long that a page that does not look would be gone
  assert.equal(await page.evaluate(() => globalThis.same), true)
  assert.equal(await field(phone).inputValue(), 'Ik begin te vertellen')
  await writeWords(phone, 'Ik vertel het hele verhaal.')
  await place(phone, step)
  await trusts(phone, 'Ik vertel het hele verhaal.', sent)
  written.push('Ik vertel het hele verhaal.')
  await page.waitForFunction(() => globalThis.same === undefined)
  now = false
  await heading(page, question).waitFor()
  await ownCard(phone, 'Ik vertel het hele verhaal.').waitFor()
})

test('a network without sockets is enough: in, a card, and where the group is', async (t) => {
  const phone = await writer(t, false)
  const words = 'Ik snapte de regels niet.'
  await write(phone, words, step)
  await trusts(phone, words, sent)
  written.push(words)
  assert.deepEqual(await onBoard(on.desk, written), written.map(() => 1))
  await press(phone.page, 'Uw kaarten (1)')
  await trusts(phone, words, shown)
  assert.deepEqual([phone.heard(), phone.wrong], ['', []])
})
