// What people do with their screens, in the words that they read there. Everything waits for what the screen says.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { account } from './server.mjs'

export const sizes = {
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1366, height: 768 } },
  wall: { viewport: { width: 1920, height: 1080 } },
  scribe: { viewport: { width: 768, height: 1024 } },
}
const patience = 15_000 // ms, for a machine that is busy; nothing waits that long when all is well

// A press is a click of a hand: Enter on a button has no detail, and a label hands its click on within the same task.
const countPresses = () => {
  let same = false
  document.addEventListener('click', (event) => {
    if (!event.isTrusted || event.detail === 0 || same) return
    same = true
    setTimeout(() => { same = false })
    globalThis.pressed(String(event.target?.closest?.('button, a, label, summary')?.textContent ?? '').slice(0, 60))
  }, true)
}

// openScreen is one person's browser: its own cookies, what it was sent, what went wrong in it, what was pressed.
export async function openScreen(browser, kind, more = {}) {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', ...sizes[kind], ...more })
  context.setDefaultTimeout(patience)
  const presses = []
  const wrong = []
  const sent = []
  await context.exposeFunction('pressed', (what) => { presses.push(what) })
  await context.addInitScript(countPresses)
  const page = await context.newPage()
  page.on('pageerror', (error) => wrong.push(String(error)))
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => sent.push(String(payload))))
  return { kind, context, page, presses, wrong, heard: () => sent.join('\n'), close: () => context.close() }
}

export const button = (page, name) => page.getByRole('button', { name, exact: true })
export const press = (page, name) => button(page, name).click()
export const heading = (page, name) => page.getByRole('heading', { level: 1, name })
export const see = (page, words) => page.getByText(words).first().waitFor()

// The desk.

export async function logIn({ page }, url) {
  await page.goto(`${url}/bureau`)
  await page.getByLabel('Naam').fill(account.name)
  await page.getByLabel('Wachtwoord').fill(account.password)
  await press(page, 'Log in')
  await heading(page, 'Uw gesprekken').waitFor()
}

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }) // writes a day as a date field wants it
export const dateField = (days) => calendar.format(Date.now() + days * 86_400_000)

export async function makeSession({ page }, title, look = async () => {}, form = undefined) {
  await page.getByRole('link', { name: 'Nieuw gesprek' }).click()
  await page.getByLabel('Titel').fill(title)
  if (form) await page.getByLabel('Soort gesprek').selectOption({ label: form })
  await page.getByLabel('Datum').fill(dateField(0))
  await page.getByLabel('Plaats').fill('buurthuis')
  await page.getByLabel('Welke functies en teams komen?').fill('wijkteam\nteam inkomen\nbeleidsadviseur')
  await press(page, 'Maak het gesprek')
  await heading(page, 'Het gesprek klaarzetten').waitFor()
  await look()
  await page.getByLabel('Wat hier gezegd wordt').check() // the row of what is needed first is open
  await page.getByLabel('Functie van de leidinggevende die dit belooft').fill('directeur sociaal domein')
  await page.getByLabel('Wat doet de gemeente met de uitkomst?').fill('De dienst geeft op elke vraag een antwoord.')
  await page.getByLabel('Wat mogen de ambtenaren hier beloven?').fill('Alles wat zij zelf mogen doen.')
  await page.getByLabel('Waar gaat het niet over?').fill('Het bedrag van de uitkering.')
  await page.locator('#rij-dringend summary').click()
  await page.getByLabel('Wie is er?').fill('de buurtwerker')
  await page.getByLabel('Op welk nummer?').fill('14 030')
  await page.getByLabel('Tot hoe laat?').fill('22 uur')
  await page.locator('#rij-terugkoppel summary').click()
  await page.getByLabel('Datum van het terugkoppelgesprek').fill(dateField(70))
  await page.locator('.mwr-actions').last().getByRole('button', { name: 'Bewaar alles', exact: true }).click()
  await see(page, 'de buurtwerker, tot 22 uur.')
  const session = /bureau\/([^/]+)\/klaarzetten/.exec(page.url())[1]
  await page.goto(page.url().replace('/klaarzetten', ''))
  await button(page, 'Open').waitFor()
  return session
}

// readDoors gives the addresses behind the QR codes: of the three paper cards and the wall from the dialog of the desk.
export async function readDoors({ page }) {
  await press(page, 'Deuren')
  const dialog = page.getByRole('dialog')
  const links = dialog.locator('.mwr-doors a')
  await links.nth(3).waitFor()
  const [ervaring, werk, help, open] = await links.evaluateAll((all) => all.map((link) => link.href))
  return { ervaring, werk, help, open }
}

export async function pairWall({ page }, wall, url) {
  await wall.page.goto(`${url}/muur`)
  const code = await wall.page.locator('.mwr-code__letters').innerText()
  assert.match(code, /^\w{4}$/)
  await page.getByLabel('Code die op de muur staat').fill(code)
  await press(page, 'Koppel de muur')
  await see(page, 'De muur is gekoppeld')
}

export async function leaveDialog({ page }) {
  await page.getByRole('dialog').getByRole('button', { name: 'Terug', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

export async function openEvening({ page }) {
  await press(page, 'Open')
  await page.locator('[aria-current=step]', { hasText: 'Welkom en afspraken' }).waitFor()
}

const calm = 500 // ms: the desk takes a second tap on its big button within this for the same tap

// next goes to the next part, and waits until the server says that we are there.
export async function next(desk, part) {
  const { page } = desk
  await page.waitForFunction((at) => performance.timeOrigin + performance.now() > at, (desk.went ?? 0) + calm)
  await press(page, 'Volgende')
  desk.went = Date.now()
  await page.locator('[aria-current=step]', { hasText: part }).waitFor()
}

// jump goes straight to a part; tests that are not about the whole evening use it.
export async function jump({ page }, part) {
  await page.getByText('Een ander deel').click()
  await press(page, `Start ${part}`)
  await page.locator('[aria-current=step]', { hasText: part }).waitFor()
}

export const chooseCard = ({ page }, words) => page.getByRole('checkbox', { name: words.slice(0, 30) }).check()

export async function bundle(desk, cards, sentence) {
  const { page } = desk
  for (const words of cards) await chooseCard(desk, words)
  await page.locator('header').getByRole('button', { name: 'Bundel' }).click()
  await page.getByLabel('Kernzin: wat zeggen deze kaarten samen?').fill(sentence)
  await press(page, 'Bundel en vraag: klopt dit?')
  await bundled(page, sentence).waitFor()
}

export const bundled = (page, sentence) => page.locator('.mwr-bundle', { hasText: sentence })

// evening has a desk where people write, and the address on a paper card.
export async function evening(browser, house) {
  const desk = await openScreen(browser, 'desk')
  await logIn(desk, house.url)
  await makeSession(desk, 'Hulp die past')
  const { ervaring } = await readDoors(desk)
  await leaveDialog(desk)
  await openEvening(desk)
  await jump(desk, 'Drempels op de route')
  return { desk, card: ervaring }
}

// onBoard counts how often words lie on the board once everything is revealed.
export async function onBoard(desk, list) {
  await jump(desk, 'Onthullen en bevestigen')
  await press(desk.page.locator('header'), 'Onthul')
  for (const words of list) await desk.page.locator('.mwr-card', { hasText: words }).first().waitFor()
  return Promise.all(list.map((words) => desk.page.locator('.mwr-card', { hasText: words }).count()))
}

// The phones.

// enter goes from the address of a QR code to the conversation.
export async function enter({ page }, url, job) {
  await page.goto(url)
  await heading(page, 'Fijn dat u er bent').waitFor()
  if (job) await page.getByLabel('Wat is uw functie?').fill(job)
  await press(page, 'Doe mee')
  await page.locator('.mwr-line').waitFor()
}

export async function pledge({ page }) {
  await heading(page, 'Wat belooft u?').waitFor()
  await press(page, 'Ja, dit beloof ik')
}

export async function writeWords({ page }, words) {
  await page.getByLabel('Uw woorden').fill(words)
}

export async function place({ page }, step) {
  const first = button(page, 'Kies stap')
  const other = button(page, 'Andere stap')
  await first.or(other).click()
  await page.getByRole('radio', { name: step }).check()
  await press(page, 'Plaats')
}

export const ownCard = ({ page }, words) => page.locator('li.mwr-card', { hasText: words })

export async function write(phone, words, step) {
  await writeWords(phone, words)
  await place(phone, step)
  await ownCard(phone, words).waitFor()
}

export const trusts = (phone, words, line) => ownCard(phone, words).locator('.mwr-trust', { hasText: line }).waitFor()
export const sent = 'Veilig verstuurd, nog alleen van u'
export const kept = 'Bewaard op deze telefoon'
export const shown = 'Zichtbaar voor iedereen'

// answerAll says yes to every sentence that this phone asks about, and tells to which ones as who said it.
export async function answerAll({ page }) {
  const own = []
  const done = heading(page, 'Dit zegt de groep')
  const yes = page.getByRole('button', { name: /^Ja, (dit klopt|ik heb dit ook|ik merk dit ook)$/ })
  for (;;) {
    await done.or(yes).first().waitFor()
    if (await done.isVisible()) return own
    const sentence = await page.locator('main .mwr-quote--core blockquote').innerText()
    const mine = await heading(page, 'Klopt dit?').isVisible()
    await yes.click()
    if (mine) {
      own.push(sentence)
      await heading(page, 'Wat voor drempel is dit?').waitFor()
      await press(page, 'Steeds opnieuw vertellen')
    }
    await done.or(page.locator('main .mwr-quote--core blockquote').filter({ hasNotText: sentence })).first().waitFor()
  }
}

// What a phone keeps.

// waits looks again until it holds, for as long as a machine that is busy may need.
export async function waits(holds) {
  const late = Date.now() + 2 * patience
  while (!await holds()) {
    assert.ok(Date.now() < late, `it never came to this: ${holds}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}

// whatIsKept gives the text of each page and file on the worker's shelf.
export const whatIsKept = ({ page }) => page.evaluate(async () => {
  const found = {}
  for (const name of await caches.keys()) {
    const shelf = await caches.open(name)
    for (const { url } of await shelf.keys()) found[url.replace(location.origin, '')] = await (await shelf.match(url)).text()
  }
  return found
})

// packed waits until the page opens without a line.
export const packed = ({ page }) => waits(() => page.evaluate(async () => {
  if (!await caches.has('maatwerk')) return false
  const there = (await (await caches.open('maatwerk')).keys()).map(({ url }) => new URL(url).pathname)
  return ['/d', '/d/gesprek', '/s/phone.js', '/s/later.js'].every((one) => there.includes(one))
}))

// drafted waits until what was typed is on the disk of the phone: a page that is loaded anew breaks off what is being written.
export const drafted = ({ page }, words) => waits(() => page.evaluate((wanted) => new Promise((done, fail) => {
  const opening = indexedDB.open('maatwerk')
  opening.onerror = () => fail(opening.error)
  opening.onsuccess = () => {
    const rows = opening.result.transaction('drafts').objectStore('drafts').getAll()
    rows.onerror = () => fail(rows.error)
    rows.onsuccess = () => {
      opening.result.close()
      done(rows.result.some(({ text }) => text === wanted))
    }
  }
}), words))

// Looking.

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// accessible fails on what axe calls serious or critical.
export async function accessible({ page }, name) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }))
  const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  assert.deepEqual(bad.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary?.split('\n')[1]?.trim() ?? ''})`).slice(0, 3).join(', ')}`), [])
}

// wish asks something as this screen would, where no test is about the screen itself, and gives the answer's status.
export const wish = ({ page }, op, body) => page.evaluate(async ([name, what]) => {
  const { stream, session, as } = document.body.dataset
  const id = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const answer = await fetch(`/wish?${new URLSearchParams({ stream, session, as: as ?? 'desk' })}`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ t: 'wish', id, op: name, phase: '', body: what }),
  })
  return answer.status
}, [op, body])
