// T3 in a real browser: a room lays the ideal route, with a desk, a wall and phones of three sides. First what worked and what
// people will notice, then the steps; each is tested against the law, and everybody says how far they stand behind it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, heading, next, ownCard, place, press, see, waits, write, writeWords } from './people.mjs'
import { openServer } from './server.mjs'
import { answers, ask, chooseDrawing, closeRound, comeIn, goOn, kept, look, nobodyElse, number, openDrawing, openRoom, openStep, shows, stepAt, steps } from './table.mjs'

let browser
let house
let room
before(async () => {
  house = await openServer()
  browser = await openBrowser()
  room = await openRoom(browser, house, 'De ideale route', 'Ideale maatwerkroute (180 minuten)')
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const bright = 'Eén medewerker kwam naast mij zitten.'
const effect = 'Wie weinig geld heeft, vertelt één keer wat er is.'
const doubt = 'Dan moet er wel iemand zijn die belt.'
const offer = 'Iemand belt hoe het gaat'

const parts = [
  ['welkom', async () => {
    await comeIn(room)
    await openDrawing(room)
    const { page } = room.drawing
    await press(page, 'Teken hoe het nu gaat')
    await page.getByLabel('Over wie gaat het?').fill('Iemand met twee kinderen en een halve baan')
    await press(page, 'Maak de tekening')
    await shows(page, 9, 'Hoe gaat het nu?')
  }],
  ['wat werkte wél', async () => {
    const [anna, bea, carla] = room.residents
    await next(room.desk, 'Wat werkte wél?')
    await heading(anna.page, 'Wat werkte wél?').waitFor()
    await write(anna, bright, 'Ik vraag hulp')
    await nobodyElse(room, anna, bright)
    await write(bea, 'Iemand belde mij terug.', 'Ik vraag hulp')
    await write(carla, 'Ik mocht het aan de telefoon vertellen.', 'Ik vraag hulp')
    await room.desk.page.locator('header').getByRole('button', { name: 'Onthul' }).click()
    await room.desk.page.locator('.mwr-card', { hasText: bright }).waitFor()
    await look('t3-werkte', anna, room.wall)
  }],
  ['de goede dag', async () => {
    const [anna] = room.residents
    await next(room.desk, 'De goede dag')
    await heading(anna.page, /Hoe ging het, op de dag/).waitFor()
    const good = 'Ik hoefde niks uit te leggen.'
    await writeWords(anna, good)
    await place(anna, 'Ik krijg hulp')
    await ownCard(anna, good).waitFor()
    await nobodyElse(room, anna, good)
    await look('t3-goede-dag', anna, room.wall)
  }],
  ['leggen', async () => {
    const { page } = room.drawing
    const [anna] = room.residents
    await next(room.desk, 'De route leggen')
    await press(page, 'Maak de ideale route van deze')
    await press(page, 'Maak de tekening')
    await page.getByRole('button', { name: 'De ideale route' }).and(page.locator('[aria-current]')).waitFor()
    await heading(anna.page, 'De ideale route').waitFor()
    await propose(anna)
    await see(anna.page, 'Spreek eerst af wat mensen merken als het goed gaat.') // first the effect, then the steps (S3-12)
    await page.locator('summary', { hasText: 'Over deze route' }).click()
    await page.getByLabel('Wat merken mensen als het goed gaat?').fill(effect)
    await page.getByRole('button', { name: /^Bewaar\s*Over deze route/ }).click()
    await heading(room.work.page, 'De ideale route').waitFor()
    await see(room.work.page, effect)
    await press(anna.page, 'Probeer opnieuw') // what was typed was still there
    await page.getByRole('heading', { name: 'Voorgesteld door de zaal' }).waitFor()
    await look('t3-leggen', anna, room.wall, room.drawing)
  }],
  ['pauze', async () => {
    await next(room.desk, 'Pauze')
  }],
  ['galerij', async () => {
    const { page } = room.drawing
    await next(room.desk, 'Kijken bij elkaar')
    await page.getByRole('button', { name: `Neem over ${offer}` }).click()
    await waits(async () => (await steps(page)).length === 10)
    const at = await openStep(page, 6)
    await at.getByRole('button', { name: /^Haal eruit/ }).click()
    await waits(async () => (await steps(page)).length === 9)
    const first = await openStep(page, 1, 'Wie, waar')
    await first.getByLabel('Organisatie').nth(1).fill('buurtteam')
    await first.getByLabel('mag zelf iets beslissen').check()
    await first.getByLabel('aan de balie').check()
    await first.getByRole('button', { name: 'Bewaar Wie, waar' }).click()
    await number(page, /^8 .*niemand naast je/)
    await chooseDrawing(page, 'Zo gaat het nu')
    await number(page, /^9 .*niemand naast je/) // today's route is as it was
    await chooseDrawing(page, 'De ideale route')
    await stepAt(page, 1).waitFor()
    await look('t3-galerij', room.drawing, room.wall)
  }],
  ['de toets andersom', async () => {
    await next(room.desk, 'Mag dit?')
    for (const { page } of [room.work, room.policy]) await press(page, 'Schrijf een kaart')
    await write(room.work, 'Het moet altijd met een handtekening op papier.', 'Ik lever papieren in')
    await write(room.policy, 'In de regel staat alleen dat iemand tekent.', 'Ik lever papieren in')
    await look('t3-toets', room.policy, room.wall)
  }],
  ['draagvlak', async () => {
    const [anna] = room.residents
    await next(room.desk, 'Staan we achter elke stap?')
    await ask(room.desk, 'draagvlak')
    const doubts = async (page) => {
      await press(page, 'Ik twijfel, want …')
      await page.getByLabel('Ik twijfel, want …').fill(doubt)
      await press(page, 'Stuur. De zaal mag dit lezen')
    }
    await Promise.all(room.phones.map((phone) => answers(phone, 'Hier sta ik achter', phone === room.work ? { [offer]: doubts } : {})))
    await nobodyElse(room, room.work, doubt)
    await look('t3-draagvlak-open', anna, room.desk, room.wall)
    await closeRound(room.desk)
    await see(room.desk.page, '3 × hier sta ik achter')
    assert.equal(await room.desk.page.getByText('Hier zijn we het al over eens').count(), 0, 'one official of each side is no half of the table')
    for (const { page } of room.phones) await see(page, doubt)
    await accessible(anna, 'draagvlak')
    await look('t3-draagvlak', anna, room.desk, room.wall)
    await Promise.all(room.phones.map(goOn))
  }],
  ['ondertekenen', async () => {
    const [anna] = room.residents
    await next(room.desk, 'Wie draagt welke stap?')
    await press(anna.page, 'Schrijf een kaart')
    const who = 'De mensen van de voedselbank.'
    await writeWords(anna, who)
    await place(anna, 'Waar moet ik zijn?')
    await ownCard(anna, who).waitFor()
  }],
  ['afronden', async () => {
    const [anna] = room.residents
    await next(room.desk, 'Afronden')
    await Promise.all([anna, room.work, room.policy].map(({ page }) => press(page, 'Ga mee'))) // nobody's card is taken away
    await Promise.all(room.phones.map(({ page }) => heading(page, 'Hoe hoort u nieuws?').waitFor()))
    await press(room.desk.page, 'Sluit')
    for (const { kind, wrong } of [...room.screens, room.drawing]) assert.deepEqual(wrong, [], kind)
  }],
]

async function propose({ page }) {
  await press(page, 'Er mist een stap')
  await page.getByLabel('In een paar woorden').fill(offer)
  await press(page, 'Kies waar')
  await page.getByRole('radio', { name: /Hoe gaat het nu/ }).check()
  await press(page, 'Stel deze stap voor')
}

test('an ideal route is laid', async (t) => {
  for (const [name, does] of parts) {
    await t.test(name, () => kept(room, name, does))
    if (room.broken) return // what follows would only wait
  }
})
