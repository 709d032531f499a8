// Running the room: who comes in waits, hands go up and are called from a phone in the facilitator's hand, one card is in the
// light, somebody asks to be called off the board, and another device takes over.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, button, enter, heading, jump, leaveDialog, logIn, makeSession, onBoard, openEvening, openScreen, pairWall, pledge, press, readDoors, see, sizes, waits, write, writeWords } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let wall
let doors
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  desk = await openScreen(browser, 'desk', sizes.phone)
  await logIn(desk, house.url)
  await makeSession(desk, 'Hulp die past')
  await desk.page.setViewportSize(sizes.desk.viewport)
  wall = await openScreen(browser, 'wall')
  doors = await readDoors(desk)
  await pairWall(desk, wall, house.url)
  await leaveDialog(desk)
  await openEvening(desk)
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const look = async (screen, name) => { if (process.env.PICTURES) await screen.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) }
const folk = {}

test('everybody waits in the lobby until the desk lets them in', async () => {
  const { page } = desk
  await press(page, 'Meer')
  await page.getByLabel('Iedereen wacht tot ik toelaat').check()
  await look(desk, 'desk-meer')
  await leaveDialog(desk)
  for (const [name, door, job] of [['vos', doors.ervaring], ['mus', doors.ervaring], ['klant', doors.werk, 'wijkteam']]) {
    folk[name] = await openScreen(browser, 'phone')
    await enter(folk[name], door, job)
    await heading(folk[name].page, 'De gespreksleider laat u zo toe.').waitFor()
  }
  await look(folk.vos, 'phone-lobby')
  await look(desk, 'desk-lobby')
  await press(page, 'Laat alle 3 toe')
  await heading(folk.vos.page, 'Welkom. Fijn dat u er bent.').waitFor()
  await pledge(folk.klant)
  await press(page, 'Meer')
  await page.getByLabel('Iedereen wacht tot ik toelaat').uncheck()
  await leaveDialog(desk)
})

test('hands go up and down, and the facilitator calls them on a phone', async () => {
  const { page } = desk
  await press(folk.klant.page, 'Ik wil iets zeggen')
  await see(folk.klant.page, 'Uw hand is omhoog. De gespreksleider roept u.')
  await press(folk.vos.page, 'Ik wil iets zeggen')
  await page.setViewportSize(sizes.phone.viewport)
  const list = page.getByRole('region', { name: 'Sprekerslijst' })
  await list.getByRole('listitem').nth(1).waitFor()
  await look(desk, 'desk-sprekers-360')
  const call = list.getByRole('button', { name: /^Geef het woord aan/ })
  assert.match(await list.getByRole('listitem').first().innerText(), /maakt het mee/) // who lives it begins, though the other hand was first
  await call.click()
  await see(folk.vos.page, 'U hebt het woord.')
  await look(folk.vos, 'phone-woord')
  assert.equal(await folk.mus.page.getByText('U hebt het woord.').count(), 0)
  await press(folk.vos.page, 'Ik ben klaar met spreken')
  await button(folk.vos.page, 'Ik wil iets zeggen').waitFor()
  await call.click()
  await see(folk.klant.page, 'U hebt het woord.')
  await look(desk, 'desk-sprekers-beurten-360')
  await accessible(desk, 'the list on a phone')
  await page.setViewportSize(sizes.desk.viewport)
  await look(desk, 'desk-sprekers')
})

test('somebody without a phone is put on the list by the scribe, and an act is taken back from the list of acts', async () => {
  const { page } = desk
  const [answer] = await Promise.all([page.waitForResponse((one) => one.url().endsWith('/deuren')), press(page, 'Deuren')])
  const scribe = await openScreen(browser, 'scribe')
  await scribe.page.goto((await answer.json()).scribes[0].url)
  await leaveDialog(desk)
  await scribe.page.getByText('Iemand wil iets zeggen').click()
  await press(scribe.page, 'Zet op de sprekerslijst')
  await press(page, 'Geef het woord aan maakt het mee, op papier, tafel 1')
  await press(page, 'Meer')
  await press(page, 'Wat er gebeurde')
  const act = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'heeft het woord' }).first()
  await act.getByRole('button').click()
  await leaveDialog(desk)
  await button(page, 'Geef het woord aan maakt het mee, op papier, tafel 1').waitFor()
  await press(scribe.page, 'Haal van de lijst')
  await see(page, 'Niemand wil nu iets zeggen.')
  await press(page, 'Meer')
  await press(page, 'Wat ziet een deelnemer nu?')
  await see(page, 'Op elke telefoon staat altijd:')
  await look(desk, 'desk-voorbeeld')
  await leaveDialog(desk)
  assert.deepEqual(scribe.wrong, [])
  await scribe.close()
})

test('more time is a number beside who is done, and one card is in the light', async () => {
  const { page } = desk
  await jump(desk, 'Drempels op de route')
  await write(folk.vos, 'Ik moest alles nog een keer vertellen.', 'Ik vraag hulp')
  await write(folk.mus, 'Niemand zei waar ik moest zijn.', 'Ik vraag hulp')
  await write(folk.mus, 'Ik kreeg drie brieven over hetzelfde.', 'Ik vraag hulp')
  await press(folk.vos.page, 'Klaar met schrijven')
  await press(folk.mus.page, 'Ik heb meer tijd nodig')
  await see(folk.mus.page, 'Schrijf gerust door.')
  await see(page, '1 heeft meer tijd nodig')
  await look(folk.mus, 'phone-meer-tijd')
  assert.deepEqual(await onBoard(desk, ['Ik moest alles', 'Niemand zei']), [1, 1])
  await page.locator('.mwr-card', { hasText: 'Niemand zei' }).getByRole('button', { name: /^Meer/ }).click()
  await press(page.getByRole('dialog'), 'Zet in het licht')
  await wall.page.locator('.mwr-theme blockquote', { hasText: 'Niemand zei waar ik moest zijn.' }).waitFor()
  await look(wall, 'wall-kaart')
  await page.locator('.mwr-card', { hasText: 'Niemand zei' }).getByRole('button', { name: /^Meer/ }).click()
  await press(page.getByRole('dialog'), 'Bewaar voor later')
  await wall.page.locator('.mwr-theme').waitFor({ state: 'detached' })
  await see(page, 'Bewaard voor later: 1')
})

test('somebody asks to be called, and what cannot wait never reaches the board', async () => {
  const { page } = desk
  await press(page, 'Meer')
  await press(page, 'Vertrouwenspersoon en dringend')
  await page.getByLabel('Wie is vertrouwenspersoon?').fill('Mirjam')
  await press(page.getByRole('dialog'), 'Bewaar')
  await button(page, 'Geef Mirjam een eigen pagina').waitFor()
  await look(desk, 'desk-vertrouwens')
  const link = async (who) => {
    const [answer] = await Promise.all([page.waitForResponse((one) => one.url().endsWith('/bellink')), press(page, `Geef ${who} een eigen pagina`)])
    return (await answer.json()).url
  }
  const confidant = await openScreen(browser, 'phone')
  await confidant.page.goto(await link('Mirjam'))
  await see(confidant.page, 'Niemand vroeg om gebeld te worden.')
  const urgent = await openScreen(browser, 'phone')
  await urgent.page.goto(await link('de buurtwerker'))
  await see(urgent.page, 'Niemand vroeg om gebeld te worden.')
  await leaveDialog(desk)

  await press(folk.vos.page, 'Even pauze')
  await press(folk.vos.page, 'Ik wil iemand spreken')
  await look(folk.vos, 'phone-spreken')
  await accessible(folk.vos, 'asking to be called')
  await press(folk.vos.page, 'Laat mij bellen')
  await see(folk.vos.page, 'Vul uw telefoonnummer in')
  await folk.vos.page.getByLabel('Uw telefoonnummer').fill('06 11 22 33 44')
  await press(folk.vos.page, 'Laat mij bellen')
  await heading(folk.vos.page, 'Mirjam belt u.').waitFor()

  await jump(desk, 'Drempels op de route')
  await writeWords(folk.mus, 'Morgen sluiten ze bij ons het licht af.')
  await press(folk.mus.page, 'Dit is nu dringend')
  await see(folk.mus.page, 'Ga naar de buurtwerker.')
  await look(folk.mus, 'phone-dringend')
  await folk.mus.page.getByLabel('Uw telefoonnummer').fill('06 55 66 77 88')
  await press(folk.mus.page, 'Laat mij bellen')
  await heading(folk.mus.page, 'de buurtwerker belt u.').waitFor()
  await press(folk.mus.page, 'Terug')
  assert.equal(await folk.mus.page.getByLabel('Uw woorden').inputValue(), '')

  await confidant.page.getByRole('link', { name: 'Kijk of er iemand bij kwam' }).click()
  await see(confidant.page, '06 11 22 33 44')
  assert.equal(await confidant.page.getByText('06 55 66 77 88').count(), 0)
  await look(confidant, 'phone-belverzoek')
  await urgent.page.reload()
  await see(urgent.page, 'Morgen sluiten ze bij ons het licht af.')
  await press(urgent.page, 'Ik heb gebeld. Wis dit')
  await see(urgent.page, 'Niemand vroeg om gebeld te worden.')
  for (const [who, screen] of Object.entries({ desk, wall, klant: folk.klant, vos: folk.vos })) {
    assert.ok(!screen.heard().includes('licht af') && !screen.heard().includes('55 66'), `${who} was sent what is urgent`)
  }
  await waits(async () => await folk.mus.page.getByRole('alert').count() === 0)
})

test('another device takes over, and the old one says so', async () => {
  const { page } = desk
  await press(page, 'Meer')
  await press(page, 'Deuren')
  const [answer] = await Promise.all([page.waitForResponse((one) => one.url().endsWith('/overname')), press(page, 'Toon de code')])
  const { code } = await answer.json()
  await see(page, code)
  await look(desk, 'desk-overname')
  const phone = await openScreen(browser, 'phone')
  await phone.page.goto(`${house.url}/overnemen`)
  await look(phone, 'phone-overnemen')
  await accessible(phone, 'taking over')
  await phone.page.getByLabel('Uw code om over te nemen').fill(code.toLowerCase().replaceAll(' ', '-'))
  await press(phone.page, 'Neem het gesprek over')
  await phone.page.locator('[aria-current=step]', { hasText: 'Drempels op de route' }).waitFor()
  await heading(page, 'Dit gesprek gaat verder op een ander toestel').waitFor()
  await look(desk, 'desk-overgenomen')
  await look(phone, 'phone-bureau-360')
  await accessible(phone, 'the desk on a phone')
  for (const screen of [desk, wall, phone, ...Object.values(folk)]) assert.deepEqual(screen.wrong, [])
})
