// The room chooses: dots on phones of two sides, on paper and by hands, private on every screen until the desk closes it;
// then a consent round with an objection that the room may read.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, enter, heading, jump, leaveDialog, logIn, makeSession, openEvening, openScreen, pairWall, pledge, press, readDoors, see } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let wall
let doors
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  desk = await openScreen(browser, 'desk')
  wall = await openScreen(browser, 'wall')
  await logIn(desk, house.url)
  await makeSession(desk, 'Hulp die past')
  doors = await readDoors(desk)
  await pairWall(desk, wall, house.url)
  await leaveDialog(desk)
  await openEvening(desk)
  await jump(desk, 'Drempels op de route')
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const look = async (screen, name) => { if (process.env.PICTURES) await screen.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) }

test('a choice is private until it is closed, and hands and paper weigh as much as phones', async (t) => {
  const phones = await Promise.all(Array.from({ length: 4 }, () => openScreen(browser, 'phone')))
  t.after(() => Promise.all(phones.map((screen) => screen.close())))
  for (const phone of phones.slice(0, 3)) await enter(phone, doors.ervaring)
  await enter(phones[3], doors.werk, 'wijkteam')
  await pledge(phones[3])
  for (const { page } of phones) await page.locator('.mwr-bar').waitFor()

  await press(desk.page, 'Meer')
  await press(desk.page, 'Laat de zaal kiezen')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Wat vraagt u aan de zaal?').fill('Wat pakken we het eerst op?')
  await dialog.getByLabel('Hoe kiezen we?').selectOption('stippen')
  await dialog.getByLabel('Of in eigen woorden, één per regel').fill('Eén nummer dat blijft kloppen\nAan de balie samen invullen')
  await look(desk, 'bureau-vraag')
  await dialog.getByRole('button', { name: 'Vraag het de zaal' }).click()
  await see(desk.page, 'de zaal kiest')
  await see(wall.page, 'Aan de balie samen invullen')
  await see(wall.page, 'Iedereen heeft 3 stippen.')

  for (const [i, { page }] of phones.entries()) {
    await heading(page, 'Wat pakken we het eerst op?').waitFor()
    const more = page.getByRole('button', { name: 'Stip erbij: Eén nummer dat blijft kloppen' })
    for (let n = 0; n <= i % 2; n++) await more.click()
    await page.getByRole('button', { name: 'Stip erbij: Aan de balie samen invullen' }).click()
    await press(page, 'Bewaar mijn stippen')
    await see(page, 'Uw keuze is bewaard.')
  }
  await look(phones[0], 'telefoon-stippen')
  await accessible(phones[0], 'stippen')
  await see(desk.page, '4 mensen kozen op de telefoon')
  await look(wall, 'muur-open')
  assert.equal(await wall.page.locator('.mwr-chosen__bars').count(), 0, 'no number before it is closed')
  for (const screen of [wall, phones[3], desk]) assert.doesNotMatch(screen.heard(), /"result":\[\{/, `${screen.kind} was told a result`)

  await press(desk.page, 'Een blad papier')
  await dialog.getByLabel('Aan de balie samen invullen').fill('3')
  await dialog.getByRole('button', { name: 'Tel mee' }).click()
  await dialog.waitFor({ state: 'detached' })
  await press(desk.page, 'Tel handen')
  await dialog.getByLabel('Hoeveel mensen zijn er in de zaal?').fill('6')
  await dialog.getByLabel('Eén nummer dat blijft kloppen').fill('2')
  await look(desk, 'bureau-handen')
  await dialog.getByRole('button', { name: 'Tel mee' }).click()
  await dialog.waitFor({ state: 'detached' })
  await press(desk.page, 'Sluit en toon de uitslag')

  // 1+2+1+2 and two hands; four phones, one dot each, and three on paper.
  await see(desk.page, '4 op de telefoon, 1 op papier, 1 met de hand')
  await see(phones[0].page, 'De uitslag')
  for (const { page } of [phones[0], phones[3]]) assert.deepEqual(await page.locator('.ams-data-list__value').allTextContents(), ['8 stippen', '7 stippen'])
  await wall.page.locator('.mwr-chosen__bars').waitFor()
  assert.deepEqual((await wall.page.locator('.mwr-chosen__bars td').allTextContents()).map((text) => text.trim()), ['8', '7'])
  await look(wall, 'muur-uitslag')
  await look(phones[0], 'telefoon-uitslag')
  await look(desk, 'bureau-uitslag')
  await press(desk.page, 'Schrijf het besluit')
  await dialog.getByLabel('Wat besluit de tafel?').fill('Wij beginnen met het nummer.')
  await dialog.getByRole('button', { name: 'Bewaar' }).click()
  await see(wall.page, 'Wij beginnen met het nummer.')
  await press(phones[0].page, 'Verder')
  await heading(phones[0].page, 'De uitslag').waitFor({ state: 'detached' })
})

test('an objection needs a reason, and the room reads it only when its writer says so', async (t) => {
  const phones = await Promise.all(Array.from({ length: 3 }, () => openScreen(browser, 'phone')))
  t.after(() => Promise.all(phones.map((screen) => screen.close())))
  for (const phone of phones) await enter(phone, doors.ervaring)
  await press(desk.page, 'Meer')
  await press(desk.page, 'Laat de zaal kiezen')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Wat vraagt u aan de zaal?').fill('Beginnen we in mei met één nummer?')
  await dialog.getByRole('button', { name: 'Vraag het de zaal' }).click()
  for (const { page } of phones) await heading(page, 'Beginnen we in mei met één nummer?').waitFor()
  await press(phones[0].page, 'Geen bezwaar')
  const secret = 'Dan kan ik mijn eigen helper niet meer bellen.'
  const open = 'In de avond neemt niemand op.'
  for (const [i, words, how] of [[1, secret, 'Stuur. Alleen tellen'], [2, open, 'Stuur. De zaal mag dit lezen']]) {
    const { page } = phones[i]
    await press(page, 'Bezwaar, want …')
    await press(page, how)
    await see(page, 'Schrijf eerst waarom.')
    await page.getByLabel('Waarom? Schrijf het zonder namen.').fill(words)
    await press(page, how)
    await see(page, 'Uw keuze is bewaard.')
  }
  await look(phones[2], 'telefoon-bezwaar')
  await see(desk.page, '3 mensen kozen op de telefoon')
  await press(desk.page, 'Sluit en toon de uitslag')
  await see(desk.page, open)
  await see(phones[0].page, open)
  await see(phones[0].page, 'Bezwaar: 2')
  for (const screen of [desk, phones[0], phones[2]]) assert.ok(!screen.heard().includes(secret), 'a reason that was only to be counted was sent')
  assert.deepEqual([desk, ...phones].flatMap(({ wrong }) => wrong), [])
})
