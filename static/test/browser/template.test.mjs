// A conversation of one's own: a facilitator changes the words of T0 for her group, plans it, changes the plan while people
// are in, and the phone follows part by part.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, button, enter, heading, jump, leaveDialog, logIn, makeSession, next, openScreen, ownCard, place, pledge, press, see, write, writeWords } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let phone
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  desk = await openScreen(browser, 'desk')
  phone = await openScreen(browser, 'phone')
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const look = async ({ page, kind }, name) => {
  if (!process.env.PICTURES) return
  await page.screenshot({ path: `${process.env.PICTURES}/${name}-${kind}.png`, fullPage: true })
  if (kind === 'desk') {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-360.png`, fullPage: true })
    await page.setViewportSize({ width: 1366, height: 768 })
  }
}
// about is a button or link whose subject is read aloud after it.
const about = (what, of) => ({ name: new RegExp(`^${what}\\s*: ${of}`) })
// doorOf opens the doors, of which there are only those of the sides that sit here.
async function doorOf(page, name) {
  await press(page, 'Deuren')
  return page.getByRole('dialog').locator('.mwr-doors li', { hasText: name }).locator('a').first().getAttribute('href')
}
const parts = (page) => page.locator('.mwr-sheet > li > span:nth-child(2)').allInnerTexts()
const plan = (page) => page.getByRole('dialog').locator('ol > li > p:first-child').allInnerTexts()

test('a facilitator makes her own version, and it is there to choose', async () => {
  await logIn(desk, house.url)
  const { page } = desk
  await page.getByRole('link', { name: 'Soorten gesprek' }).click()
  await accessible(desk)
  await look(desk, 'sjablonen')
  await page.getByRole('link', about('Bekijk en maak een eigen versie', 'Voorgesprek in eigen kring')).click()
  await page.getByLabel('Naam van uw versie').fill('Koffie vooraf')
  await page.getByLabel('Wat doen mensen in dit deel?').nth(1).fill('Vertel elkaar wat u meemaakte, met koffie.')
  await page.getByRole('button', about('Omlaag', 'Binnenkomen')).click()
  await see(page, '‘Binnenkomen’ is nu deel 2. Nog niet bewaard.')
  await page.getByRole('button', about('Omhoog', 'Binnenkomen')).click()
  await page.getByLabel('Minuten').nth(3).fill('lang')
  await button(page, 'Bewaar').first().click()
  await see(page, 'Hoeveel minuten duurt deel 4')
  assert.equal(await page.getByLabel('Wat doen mensen in dit deel?').nth(1).inputValue(), 'Vertel elkaar wat u meemaakte, met koffie.')
  await accessible(desk)
  await look(desk, 'sjabloon')
  await page.getByLabel('Minuten').nth(3).fill('8')
  await button(page, 'Bewaar').first().click()
  await heading(page, 'Soorten gesprek').waitFor()
  await see(page, 'Koffie vooraf')
  await page.getByRole('link', { name: 'Terug naar uw gesprekken' }).click()
})

test('the plan changes while people are in, and the phones follow it', async () => {
  const { page } = desk
  await makeSession(desk, 'Samen vooraf', async () => {}, 'Koffie vooraf (63 minuten)')
  const ervaring = await doorOf(page, 'Kaart: ik maak dit mee')
  await leaveDialog(desk)
  await press(page, 'Open')
  await page.locator('[aria-current=step]', { hasText: 'Binnenkomen' }).waitFor()
  await enter(phone, ervaring)

  await page.getByText('Een ander deel').click()
  await press(page, 'Verander het plan')
  await page.getByRole('dialog').waitFor()
  await accessible(desk)
  await page.getByRole('button', about('Nog een keer', 'Verhalen in tweetallen')).click()
  await page.getByRole('button', about('Laat weg', 'Wat is van ons samen')).click()
  await look(desk, 'plan')
  assert.deepEqual(await plan(page), ['1. Binnenkomen · 10 min nu', '2. Verhalen in tweetallen · 25 min', '3. Verhalen in tweetallen (nog een keer) · 25 min', '4. Wie wil wat vertellen, wat niet? · 8 min', '5. Wie zit er naast u? · 5 min'])
  await press(page, 'Zo gaan we het doen')
  await page.locator('.mwr-sheet > li', { hasText: 'nog een keer' }).waitFor()
  assert.deepEqual(await parts(page), ['Binnenkomen', 'Verhalen in tweetallen', 'Verhalen in tweetallen (nog een keer)', 'Wie wil wat vertellen, wat niet?', 'Wie zit er naast u?'])

  await next(desk, 'Verhalen in tweetallen')
  await look(desk, 'verhalen')
  await phone.page.getByLabel('Uw woorden').waitFor()
  await write(phone, 'Ik moest drie keer hetzelfde vertellen.', 'Ik vraag hulp')
  await next(desk, '(nog een keer)')
  await ownCard(phone, 'Ik moest drie keer').waitFor()
  await next(desk, 'Wie wil wat vertellen, wat niet?')
  await heading(phone.page, 'Wie mag dit zien?').waitFor()
  await phone.page.getByRole('radio', { name: 'Liever niet' }).check()
  await accessible(phone)
  await look(phone, 'delen')
  await next(desk, 'Wie zit er naast u?')
  await phone.page.getByLabel('Naast wie').or(phone.page.locator('#wie')).first().fill('de klantmanager')
  await accessible(phone)
  await look(phone, 'zitten')
  await phone.page.getByRole('button', { name: 'Bewaar' }).click()
  await phone.page.getByRole('heading', { level: 1 }).waitFor()
  await look(phone, 'zitten-bewaard')
  assert.equal(await button(page, 'Volgende').count(), 0) // it was the last part
  assert.deepEqual([...desk.wrong, ...phone.wrong], [])
})

test('who does the work writes first, and the desk sees how many had a turn', async (t) => {
  const { page } = desk
  const policy = await openScreen(browser, 'phone')
  t.after(() => policy.close())
  await page.goto(`${house.url}/bureau`)
  await makeSession(desk, 'Eerst wij', () => look(desk, 'klaarzetten-t0b'), 'Voorgesprek voor medewerkers (45 minuten)')
  const werk = await doorOf(page, 'Kaart: ik werk hieraan')
  await leaveDialog(desk)
  await press(page, 'Open')
  await page.locator('[aria-current=step]', { hasText: 'Hoe we luisteren' }).waitFor()
  const worker = await openScreen(browser, 'phone')
  t.after(() => worker.close())
  await enter(worker, werk, 'klantmanager')
  await pledge(worker)
  await policy.page.goto(werk)
  await heading(policy.page, 'Fijn dat u er bent').waitFor()
  await policy.page.getByLabel('Wat is uw functie?').fill('beleidsadviseur')
  await policy.page.getByRole('radio', { name: 'Ik maak beleid' }).check()
  await press(policy.page, 'Doe mee')
  await pledge(policy)
  await next(desk, 'De belofte')
  await heading(worker.page, 'De belofte').waitFor()
  await look(worker, 'belofte')
  await next(desk, 'Eerst de mensen die het werk doen')
  await see(page, 'Aan de beurt geweest: 0 van 1')
  await look(desk, 'eerst')
  await writeWords(policy, 'Waarom doen we dit eigenlijk zo?')
  await place(policy, 'Ik vraag hulp')
  await see(policy.page, 'Eerst schrijven de mensen die het werk doen.')
  await look(policy, 'wacht')
  await write(worker, 'Ik moet dit twee keer opschrijven.', 'Ik vraag hulp')
  await see(page, 'Aan de beurt geweest: 1 van 1')
  assert.deepEqual([...desk.wrong, ...policy.wrong, ...worker.wrong], [])
})

test('the long conversation asks the room when it polls', async () => {
  const { page } = desk
  await page.goto(`${house.url}/bureau`)
  await makeSession(desk, 'Lang', async () => {}, 'Maatwerk-gesprek, lang (180 minuten)')
  await press(page, 'Open')
  await page.locator('[aria-current=step]', { hasText: 'Welkom' }).waitFor()
  await jump(desk, 'Staan we hierachter?')
  await press(page, 'Laat de zaal kiezen')
  assert.equal(await page.getByLabel('Wat vraagt u aan de zaal?').inputValue(), 'Staan we hierachter?')
  await press(page, 'Vraag het de zaal')
  await see(page, 'de zaal kiest')
  assert.deepEqual(desk.wrong, [])
})
