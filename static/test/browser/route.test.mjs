// The route is drawn by keyboard at the desk: from the trajectory's steps, in other words and another order, split, merged
// and undone; and two desks that change the same part both keep their words.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, button, enter, heading, jump, leaveDialog, logIn, makeSession, onBoard, openEvening, openScreen, press, readDoors, see, waits, write } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let session
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  desk = await openScreen(browser, 'desk')
  await logIn(desk, house.url)
  session = await makeSession(desk, 'Hulp die past')
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const look = async ({ page }, name) => {
  if (!process.env.PICTURES) return
  for (const [width, height] of [[1366, 768], [1920, 1080], [768, 1024], [360, 740]]) {
    await page.setViewportSize({ width, height })
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-${width}.png` })
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

const board = (page) => page.getByRole('list').filter({ has: page.locator('[data-step]') }).first()
const stepAt = (page, n) => board(page).locator('[data-step]').nth(n - 1)
const titles = (page) => board(page).locator('[data-step]').allInnerTexts()
const shows = (page, n, title) => waits(async () => (await titles(page))[n - 1] === `${n}. ${title}`)
const fresh = (page) => page.locator('header .mwr-line', { hasText: 'Bijgewerkt' }).waitFor()
const focused = (page) => page.evaluate(() => document.activeElement?.textContent ?? '')
const panel = (page) => page.locator('.mwr-route-panel')
const openRoute = async ({ page }) => {
  await page.goto(`${house.url}/bureau/${session}/route`)
  await heading(page, /De route tekenen/).waitFor()
}

test('a route begins with the steps of the trajectory', async () => {
  const { page } = desk
  await press(page, 'Meer')
  await page.getByRole('link', { name: 'De route tekenen' }).click()
  await see(page, 'Er is nog geen route getekend.')
  await accessible(desk, 'leeg')
  await look(desk, 'route-leeg')
  await press(page, 'Teken hoe het nu gaat')
  await page.getByLabel('Over wie gaat het?').fill('Een moeder met twee kinderen, pas verhuisd')
  await press(page, 'Maak de tekening')
  await shows(page, 9, 'Hoe gaat het nu?')
  await fresh(page)
  await accessible(desk, 'bord')
  await look(desk, 'route-bord')
})

test('it is walked, opened and closed with the keyboard', async () => {
  const { page } = desk
  await stepAt(page, 1).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  assert.equal(await focused(page), '3. Ik vraag hulp')
  await page.keyboard.press('End')
  assert.equal(await focused(page), '9. Hoe gaat het nu?')
  await page.keyboard.press('Home')
  assert.equal(await focused(page), '1. Er is iets mis')
  assert.equal(await board(page).locator('[data-step][tabindex="0"]').count(), 1) // one stop of the tab key
  await page.keyboard.press('Enter')
  await panel(page).getByRole('heading', { level: 2, name: '1. Er is iets mis' }).waitFor()
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'detached' })
  assert.equal(await focused(page), '1. Er is iets mis')
})

test('a step gets another title, another place, and both are undone', async () => {
  const { page } = desk
  await stepAt(page, 3).focus()
  await page.keyboard.press('Enter')
  const field = panel(page).getByLabel('Wat doet iemand hier, in gewone woorden?')
  await field.fill('Ik bel de gemeente')
  await see(page, 'Eén onderdeel is nog niet bewaard')
  await field.press('Enter')
  await shows(page, 3, 'Ik bel de gemeente')
  await waits(async () => await page.getByText('nog niet bewaard').count() === 0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+ArrowRight')
  await shows(page, 4, 'Ik bel de gemeente')
  await waits(async () => await focused(page) === '4. Ik bel de gemeente') // the step keeps the focus where it goes
  await page.keyboard.press('Alt+ArrowLeft')
  await shows(page, 3, 'Ik bel de gemeente')
  await button(page.locator('header'), 'Ongedaan maken').click()
  const list = page.getByRole('dialog')
  await list.getByRole('button', { name: 'Ongedaan maken Titel is nu ‘Ik bel de gemeente’' }).press('Enter')
  await list.getByRole('button', { name: 'Terug' }).press('Enter')
  await shows(page, 3, 'Ik vraag hulp')
})

test('a step is split, merged, taken apart, taken out and laid again', async () => {
  const { page } = desk
  const many = (n) => waits(async () => (await titles(page)).length === n)
  const undo = () => page.locator('.mwr-undo').getByRole('button', { name: 'Ongedaan maken' }).click()
  await stepAt(page, 4).click()
  const act = (name) => panel(page).getByRole('button', { name }).press('Enter')
  const split = async () => {
    await act(/^Splits/)
    await page.getByLabel('Wat doet iemand in het tweede deel?').fill('Ik wacht op bericht')
    await page.keyboard.press('Enter')
    await shows(page, 5, 'Ik wacht op bericht')
    await many(10)
  }
  await split()
  await undo()
  await many(9)
  await shows(page, 4, 'Ik lever papieren in')
  await split()
  await stepAt(page, 5).click()
  await panel(page).getByRole('heading', { level: 2, name: /^5\./ }).waitFor()
  await act(/^Voeg samen/)
  await many(9)
  await act(/^Haal weer uit elkaar/)
  await many(10)
  await shows(page, 6, 'Iemand kijkt naar mijn vraag')
  await act(/^Haal eruit/)
  await many(9)
  assert.equal(await focused(page), '5. Iemand kijkt naar mijn vraag')
  await undo()
  await many(10)
  await shows(page, 4, 'Ik lever papieren in')
  await shows(page, 5, 'Ik wacht op bericht')
})

test('lanes, the gap, who, the count and what is asked are kept, and show on the board', async () => {
  const { page } = desk
  await stepAt(page, 4).click()
  const at = panel(page)
  const fold = async (name) => { await at.locator('summary', { hasText: name }).click() }
  await at.getByLabel('Nieuw briefje: Wat doe je zelf').fill('Ik maak kopieën bij de buurvrouw')
  await at.getByRole('button', { name: 'Bewaar Nieuw briefje: Wat doe je zelf' }).click()
  await board(page).getByText('Ik maak kopieën bij de buurvrouw').waitFor()
  await fold('Zo is het bedoeld')
  await at.getByLabel('Zo is het bedoeld', { exact: true }).last().fill('Binnen acht weken een besluit')
  await at.getByRole('button', { name: 'Bewaar Zo is het bedoeld' }).click()
  await at.getByLabel('Hoe gaat het?').fill('Het duurde vijf maanden')
  await at.getByRole('button', { name: 'Bewaar Nog een verhaal' }).click()
  await board(page).getByText('verschil tussen bedoeling en praktijk').waitFor()
  await fold('De telling')
  for (const _ of [1, 2, 3]) await at.getByRole('button', { name: 'Meer keer inloggen' }).press('Enter')
  await at.getByLabel('lezen').selectOption('veel')
  await at.getByLabel('tijd om te luisteren').check()
  await at.getByRole('button', { name: 'Bewaar De telling' }).click()
  await board(page).getByText('3 keer inloggen').waitFor()
  await fold('Papieren en vragen')
  await at.getByLabel('Wat wordt er gevraagd?').fill('kopie van het huurcontract')
  await at.getByLabel('Wie weet dit al?').fill('Burgerzaken')
  await at.getByRole('button', { name: 'Schrijf erbij' }).click()
  await see(page, 'papier, al bekend bij Burgerzaken')
  await at.getByLabel('Wat wil de tafel hiermee?').selectOption('weg')
  await at.getByRole('button', { name: 'Bewaar kopie van het huurcontract' }).first().click()
  await see(page, 'nog zonder eigenaar of wet')
  await fold('Wie, waar')
  await at.getByLabel('Organisatie').first().fill('gemeente')
  await at.getByLabel('digitaal').check()
  await at.getByRole('button', { name: 'Bewaar Wie, waar' }).click()
  await waits(async () => await page.getByText('nog niet bewaard', { exact: false }).count() === 0)
  await accessible(desk, 'paneel')
  await look(desk, 'route-stap')
  assert.deepEqual(desk.wrong, [])
})

test('what is refused says why, and the words are still there', async () => {
  const { page } = desk
  const at = panel(page)
  await at.getByLabel('Nieuw briefje: Achter de schermen').fill('De BRP wordt geraadpleegd')
  await at.getByRole('button', { name: 'Bewaar Nieuw briefje: Achter de schermen' }).click()
  await see(page, 'Leg in gewone woorden uit wat ‘BRP’ is.')
  assert.equal(await at.getByLabel('Nieuw briefje: Achter de schermen').inputValue(), 'De BRP wordt geraadpleegd')
  await at.locator('.mwr-part__lane--achter').getByLabel('Wat betekent dat').fill('de lijst van wie waar woont')
  await at.getByRole('button', { name: 'Bewaar Nieuw briefje: Achter de schermen' }).click()
  await board(page).getByText('de lijst van wie waar woont').waitFor()
  await at.locator('summary', { hasText: 'Drempels, wat werkte' }).click()
  await at.locator('summary', { hasText: 'Deze stap botst' }).click()
  await at.getByLabel('Waar botst het?').fill('Zij wachten op elkaar')
  await at.getByLabel('Wie pakt dit op?').fill('teamleider inkomen')
  await press(page, 'Leg vast')
  await see(page, 'Vul eerst bij beide stappen in bij wie ze zijn.')
  await see(page, '‘Zij wachten op elkaar’')
  assert.equal(await at.getByLabel('Waar botst het?').inputValue(), 'Zij wachten op elkaar')
  await press(page, 'Gezien')
  await page.locator('.mwr-returned').waitFor({ state: 'detached' })
  await accessible(desk, 'geweigerd')
  assert.deepEqual(desk.wrong, [])
})

test('two desks change the same part: the second sees it, and nothing is lost', async (t) => {
  const { page } = desk
  const { url } = await page.evaluate((to) => fetch(to, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: '{}' }).then((answer) => answer.json()), `/bureau/${session}/mede`)
  const other = await openScreen(browser, 'desk')
  t.after(() => other.close())
  await other.page.goto(url)
  await button(other.page, 'Open').or(other.page.locator('.mwr-sheet')).first().waitFor()
  await openRoute(other)
  await shows(other.page, 1, 'Er is iets mis')
  for (const one of [page, other.page]) {
    await stepAt(one, 1).click()
    await panel(one).getByRole('heading', { level: 2, name: '1. Er is iets mis' }).waitFor()
  }
  const field = (one) => panel(one).getByLabel('Wat doet iemand hier, in gewone woorden?')
  await field(other.page).fill('Ik heb geen geld meer')
  await field(page).fill('Mijn koelkast gaat stuk')
  await field(page).press('Enter')
  await shows(other.page, 1, 'Mijn koelkast gaat stuk')
  await see(other.page, 'Iemand anders schreef hier net:')
  await panel(other.page).getByText('Titel: ‘Mijn koelkast gaat stuk’').waitFor()
  assert.equal(await field(other.page).inputValue(), 'Ik heb geen geld meer')
  await accessible(other, 'botsing')
  await look(other, 'route-botsing')
  await other.page.reload() // what was typed stays, also now
  await stepAt(other.page, 1).click()
  await see(other.page, 'Iemand anders schreef hier net:')
  assert.equal(await field(other.page).inputValue(), 'Ik heb geen geld meer')
  await panel(other.page).getByRole('button', { name: /^Bewaar toch mijn woorden/ }).click()
  await shows(page, 1, 'Ik heb geen geld meer')
  await button(page.locator('header'), 'Ongedaan maken').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ongedaan maken Titel is nu ‘Mijn koelkast gaat stuk’' }).click()
  await see(page, 'Iemand anders veranderde dit daarna. Ongedaan maken kan niet meer.')
  await page.getByRole('dialog').getByRole('button', { name: 'Terug' }).click()
  await shows(page, 1, 'Ik heb geen geld meer')
  assert.deepEqual([...desk.wrong, ...other.wrong], [])
})

test('the ideal route is made of this one, and the line may be cut while one draws', async () => {
  const { page, context } = desk
  await press(page, 'Maak de ideale route van deze')
  await press(page, 'Maak de tekening')
  await page.getByRole('button', { name: 'De ideale route' }).and(page.locator('[aria-current]')).waitFor()
  await shows(page, 1, 'Ik heb geen geld meer')
  await context.setOffline(true)
  await stepAt(page, 1).click()
  await panel(page).getByLabel('Wat doet iemand hier, in gewone woorden?').fill('Iemand belt mij op')
  await panel(page).getByRole('button', { name: 'Bewaar Titel' }).click()
  await see(page, 'Onderweg')
  await context.setOffline(false)
  await shows(page, 1, 'Iemand belt mij op')
  await page.getByRole('button', { name: /^Zo gaat het nu/ }).click()
  await shows(page, 1, 'Ik heb geen geld meer')
  assert.deepEqual(desk.wrong, [])
})

test('on a small screen it is a list of steps, one open at a time', async () => {
  const { page } = desk
  await page.setViewportSize({ width: 360, height: 740 })
  await stepAt(page, 2).click()
  await panel(page).getByRole('heading', { level: 2, name: /^2\./ }).waitFor()
  await stepAt(page, 3).click()
  await panel(page).getByRole('heading', { level: 2, name: /^3\./ }).waitFor()
  assert.equal(await panel(page).count(), 1)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false)
  await accessible(desk, 'lijst')
  await look(desk, 'route-lijst')
})

test('what the room proposes is taken up or laid aside, and what the drawing finds becomes words of the table', async (t) => {
  const { page } = desk
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.goto(`${house.url}/bureau/${session}`)
  const { ervaring } = await readDoors(desk)
  await leaveDialog(desk)
  await openEvening(desk)
  await jump(desk, 'Drempels op de route')
  const phone = await openScreen(browser, 'phone')
  t.after(() => phone.close())
  await enter(phone, ervaring)
  await openRoute(desk)
  await page.getByRole('button', { name: /^Zo gaat het nu/ }).click()
  await shows(page, 4, 'Ik lever papieren in')
  const [route, step] = await page.evaluate(() => {
    const id = document.querySelectorAll('[data-step]')[3].dataset.step
    return [id.replace(/-\d+$/, ''), id]
  })
  const propose = (id, title) => phone.page.evaluate(async ([route, after, id, title]) => {
    const { stream, session, as } = document.body.dataset
    const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, '0')).join('')
    const answer = await fetch(`/wish?stream=${stream}&session=${session}&as=${as}`, { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ t: 'wish', id: hex, op: 'propose-step', phase: globalThis.run, body: { route, step: id, after, title, hook: '' } }) })
    return answer.text()
  }, [route, step, id, title])
  const run = await page.evaluate(async ([stream, session]) => {
    const answer = await fetch(`/since?as=desk&stream=${stream}&session=${session}`)
    return /"run":\{"id":"([^"]+)"/.exec(await answer.text())[1]
  }, await page.evaluate(() => [document.body.dataset.stream, document.body.dataset.session]))
  await phone.page.evaluate((run) => { globalThis.run = run }, run)
  assert.match(await propose('v1', 'Ik vraag de buurvrouw mee'), /"t":"ack"/)
  assert.match(await propose('v2', 'Ik geef het op'), /"t":"ack"/)
  await heading(page, /./).waitFor()
  await page.getByRole('heading', { name: 'Voorgesteld door de zaal' }).waitFor()
  await look(desk, 'route-voorstel')
  await page.getByRole('button', { name: 'Neem over Ik vraag de buurvrouw mee' }).click()
  await shows(page, 5, 'Ik vraag de buurvrouw mee')
  await page.getByRole('button', { name: 'Leg opzij Ik geef het op' }).click()
  await page.getByText('Eruit of opzij (1)').click()
  await page.getByRole('button', { name: 'Leg terug Ik geef het op' }).click()
  await page.getByRole('button', { name: 'Neem over Ik geef het op' }).waitFor()

  const number = page.getByRole('button', { name: /^1 stap alleen digitaal/ })
  await number.click()
  assert.equal(await number.getAttribute('aria-pressed'), 'true')
  await page.locator('.mwr-blue__step--lit', { hasText: 'Ik lever papieren in' }).waitFor()
  assert.equal(await page.locator('.mwr-blue__step--lit').count(), 1)
  await look(desk, 'route-getal')
  await stepAt(page, 4).click()
  await panel(page).getByRole('button', { name: /^Leg als drempel\s*: Deze stap kan alleen digitaal/ }).click()
  const form = page.getByRole('dialog')
  assert.equal(await form.getByLabel('Hoe zegt de tafel dit zelf?').inputValue(), 'Deze stap kan alleen digitaal. Wie dat niet kan, komt niet verder.')
  await form.getByLabel('Hoe zegt de tafel dit zelf?').fill('Ik kan het alleen met de computer doen, en die heb ik niet.')
  await form.getByLabel('Ik las het voor').check()
  await accessible(desk, 'vondst')
  await form.getByRole('button', { name: 'Schrijf deze kaart' }).click()
  await see(page, 'Die komt op het bord bij het onthullen')
  await fresh(page)
  for (const words of ['Ik moest alles kopiëren.', 'Ik wist niet welk papier.']) await write(phone, words, 'Ik lever papieren in') // three cards are shown at once, or none
  await page.goto(`${house.url}/bureau/${session}`)
  assert.deepEqual(await onBoard(desk, ['Ik kan het alleen met de computer doen', 'Ik moest alles kopiëren.']), [1, 1])
  await openRoute(desk)
  await board(page).locator('.mwr-blue__step', { hasText: 'Ik lever papieren in' }).getByText('3 kaarten').waitFor()
  await look(desk, 'route-kaarten')
  for (const name of ['Bekijk als plaat', 'Tellen, steun en naar buiten']) {
    const to = await page.getByRole('link', { name }).getAttribute('href')
    assert.equal(await page.evaluate((at) => fetch(at).then((answer) => answer.status), to), 200)
  }
  assert.deepEqual([...desk.wrong, ...phone.wrong], [])
})
