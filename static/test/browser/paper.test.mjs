// A table on paper: a scribe with a pile of cards and a keyboard, reading back, the same card twice, and voting sheets.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, button, enter, evening, heading, jump, leaveDialog, openScreen, pairWall, press, see, waits, writeWords } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let scribe
let door
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  ;({ desk, card: door } = await evening(browser, house))
  scribe = await openScreen(browser, 'scribe')
  await scribe.page.goto(await scribeDoor())
  await heading(scribe.page, 'Schrijf op wat u hoort').waitFor()
})
after(async () => {
  await browser?.close()
  await house?.close()
})

// scribeDoor is what the QR code on the card of the table says.
async function scribeDoor() {
  const session = new URL(desk.page.url()).pathname.split('/')[2]
  const answer = await desk.page.request.get(`${house.url}/bureau/${session}/deuren`)
  return (await answer.json()).scribes[0].url
}

const look = async (screen, name) => { if (process.env.PICTURES) await screen.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) }

// keyboard types as a hand does, and counts what is no letter of the words themselves.
function keyboard({ page }) {
  const keys = { count: 0 }
  return {
    keys,
    async press(key) { keys.count++; await page.keyboard.press(key) },
    words: (text) => page.keyboard.type(text),
  }
}

const at = ({ page }, selector) => page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector)
const card = (n) => `Ik moest papier ${'abcdefghijklmnopqrst'[n - 1]} voor de tweede keer brengen.`

// to goes with Tab alone to a field, as somebody without a mouse does.
async function to(screen, hand, selector) {
  for (let n = 0; n < 60; n++) {
    if (await screen.page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    await hand.press('Tab')
  }
  assert.fail(`no Tab comes at ${selector}`)
}

test('TestTwentyCardsByKeyboardAlone: twenty paper cards are three keys each and their words, without a mouse and without a line', async () => {
  const hand = keyboard(scribe)
  const presses = scribe.presses.length
  await to(scribe, hand, '[name=kaart]')
  const before = hand.keys.count
  await hand.press('1')
  await hand.press('Tab')
  await scribe.context.setOffline(true) // nothing here waits for the server
  for (let n = 1; n <= 20; n++) {
    await at(scribe, '[name=stap]')
    assert.equal(await scribe.page.locator('[name=kaart]').inputValue(), String(n), 'the next number of the pile is there')
    await hand.press(String(n % 9 + 1))
    await hand.press('Tab')
    await hand.words(card(n))
    await hand.press('Enter')
  }
  await at(scribe, '[name=stap]')
  await waits(async () => await scribe.page.locator('.mwr-trust', { hasText: 'Bewaard op dit toestel' }).count() === 20)
  assert.equal(hand.keys.count - before, 2 + 20 * 3)
  assert.equal(scribe.presses.length, presses, 'a mouse or a finger was needed')
  await look(scribe, 'schrijver-stapel')
  await scribe.context.setOffline(false)
  await waits(async () => await scribe.page.locator('.mwr-trust', { hasText: 'Veilig verstuurd' }).count() === 20)
  await accessible(scribe, 'schrijver')
  assert.deepEqual(scribe.wrong, [])
})

test('the same paper card twice is refused with the text that is there, and what was typed comes back', async () => {
  const { page } = scribe
  const typed = 'Ik schreef dit op een andere kaart.'
  await page.getByLabel('Nummer op de kaart').fill('3')
  await page.getByLabel('Welke stap?').selectOption({ index: 3 })
  await page.getByLabel('De woorden, zoals gezegd').fill(typed)
  await page.getByLabel('De woorden, zoals gezegd').press('Enter')
  await see(page, 'Kaart 1-3 is al opgeschreven.')
  const back = page.getByRole('group', { name: 'Dit kon niet' })
  assert.match(await back.innerText(), new RegExp(`Er staat: ‘${card(3)}’`))
  await look(scribe, 'schrijver-dubbel')
  await back.getByRole('button', { name: 'Zet terug in het veld' }).click()
  assert.equal(await page.getByLabel('De woorden, zoals gezegd').inputValue(), typed)
  assert.equal(await page.getByLabel('Nummer op de kaart').inputValue(), '1-3')
  await page.getByLabel('Nummer op de kaart').fill('21')
  await page.getByLabel('De woorden, zoals gezegd').press('Enter')
  await see(page, 'Kaart 1-21')
})

test('a card is read back before the room reads it, and who wrote it can have it otherwise', async () => {
  const { page } = scribe
  await page.getByRole('listitem', { name: 'Kaart 1-1', exact: true }).getByRole('button', { name: 'Ja, zo zei ik het' }).click()
  const second = page.getByRole('listitem', { name: 'Kaart 1-2', exact: true })
  await second.getByRole('button', { name: 'Nee, anders' }).click()
  const other = 'Ik moest het voor de derde keer brengen.'
  await second.getByLabel('Kaart 1-2: de woorden zoals ze moeten zijn').fill(other)
  await second.getByRole('button', { name: 'Voorgelezen. Nu zegt de persoon ja' }).click()
  await heading(page, 'Schrijf op wat u hoort').waitFor()
  await see(page, 'Lees deze kaarten nog voor (19)')
  await page.getByRole('listitem', { name: 'Kaart 1-4', exact: true }).getByRole('button', { name: 'Ja, zo zei ik het' }).click()

  await jump(desk, 'Onthullen en bevestigen')
  const dialog = desk.page.getByRole('dialog')
  await press(desk.page.locator('header'), 'Onthul')
  await see(desk.page, '18 kaarten van papier zijn nog niet teruggelezen')
  await see(desk.page, 'tafel 1: 18')
  await look(desk, 'bureau-teruglezen')
  await accessible(desk, 'teruglezen')
  await dialog.getByLabel('Teruggelezen met het papier erbij?').fill('5')
  await dialog.getByRole('button', { name: 'Ja, teruggelezen' }).click()
  await see(desk.page, '17 kaarten van papier zijn nog niet teruggelezen')
  await dialog.getByRole('button', { name: 'Onthul de andere kaarten' }).click()
  for (const words of [card(1), other, card(4), card(5)]) await desk.page.locator('.mwr-card', { hasText: words }).waitFor()
  assert.equal(await desk.page.locator('.mwr-board .mwr-card').count(), 4)
  assert.ok(!desk.heard().includes(card(6)), 'the desk was told a card that nobody read back')
  assert.doesNotMatch(desk.heard(), /"1-\d+"/, 'the number of a paper card was sent')
})

test('the desk enters paper by keyboard, and words said aloud wait for a yes', async () => {
  const { page } = desk
  const hand = keyboard(desk)
  const presses = desk.presses.length
  await page.getByRole('button', { name: 'Namens iemand' }).focus()
  await hand.press('Enter')
  await at(desk, '#namens-stap')
  await hand.press('Shift+Tab')
  await page.keyboard.type('31')
  await hand.press('Tab')
  for (const words of ['Het loket was dicht toen ik kwam.', 'Niemand nam de telefoon op.']) {
    await at(desk, '#namens-stap')
    await page.keyboard.type('4')
    await to(desk, hand, '#namens-tekst')
    await hand.words(words)
    await hand.press('Enter')
    await waits(async () => await page.getByRole('dialog').locator('blockquote', { hasText: words }).count() === 1)
  }
  assert.equal(await page.getByLabel('Nummer op de kaart').inputValue(), '33')
  assert.equal(desk.presses.length, presses)
  await look(desk, 'bureau-invoer')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('listitem', { name: 'Kaart 1-31' }).getByRole('button', { name: 'Ja, zo zei ik het' }).click()
  await dialog.getByRole('listitem', { name: 'Kaart 1-31' }).waitFor({ state: 'detached' })
  await leaveDialog(desk)
})

test('a voting sheet is counted at the table, once, and weighs as much as a phone', async () => {
  await press(desk.page, 'Meer')
  await press(desk.page, 'Laat de zaal kiezen')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Wat vraagt u aan de zaal?').fill('Wat pakken we het eerst op?')
  await dialog.getByLabel('Hoe kiezen we?').selectOption('stippen')
  await dialog.getByLabel('Of in eigen woorden, één per regel').fill('Eén nummer dat blijft kloppen\nAan de balie samen invullen')
  await dialog.getByRole('button', { name: 'Vraag het de zaal' }).click()
  const { page } = scribe
  await see(page, 'Een blad van papier meetellen')
  const sheet = async (number, one, two) => {
    await page.getByLabel('Nummer van het blad').fill(number)
    await page.getByLabel('Eén nummer dat blijft kloppen').fill(one)
    await page.getByLabel('Aan de balie samen invullen').fill(two)
    await press(page, 'Tel het blad mee')
  }
  await sheet('AAAA', '2', '2')
  await see(page, 'Er mogen 3 stippen op het blad.')
  assert.equal(await page.getByLabel('Nummer van het blad').inputValue(), 'AAAA', 'what was typed stays')
  for (const [number, one, two] of [['AAAA', '2', '1'], ['BBBB', '3', '0'], ['CCCC', '1', '2'], ['DDDD', '0', '3'], ['EEEE', '1', '1']]) await sheet(number, one, two)
  await sheet('AAAA', '3', '0')
  await see(page, 'Blad AAAA is al geteld.')
  await look(scribe, 'schrijver-blad')
  await accessible(scribe, 'blad')
  await press(desk.page, 'Sluit en toon de uitslag')
  await see(desk.page, '0 op de telefoon, 5 op papier, 0 met de hand')
  await page.getByText('Een blad van papier meetellen').waitFor({ state: 'detached' })
  assert.deepEqual([desk, scribe].flatMap(({ wrong }) => wrong), [])
})

test('S3-11: a question card lies on the table of who writes, and the answer is linked to it', async () => {
  await jump(desk, 'Drempels op de route')
  const ask = 'Wie om u heen heeft hier ook last van?'
  await press(desk.page, 'Meer')
  await press(desk.page, 'Leg een vraagkaart')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('De vraag, open en zonder namen').fill(ask)
  await dialog.getByLabel('Aan welke tafel?').selectOption('1')
  await look(desk, 'bureau-vraagkaart')
  await dialog.getByRole('button', { name: 'Leg de kaart' }).click()
  const { page } = scribe
  await page.getByLabel(ask).check()
  await page.getByLabel('Nummer op de kaart').fill('')
  await page.getByLabel('De woorden, zoals gezegd').fill('Mijn buurvrouw heeft dit ook.')
  await page.getByLabel('Voorgelezen. De persoon zegt ja.').check()
  await press(page, 'Bewaar')
  await jump(desk, 'Onthullen en bevestigen')
  await press(desk.page.locator('header'), 'Onthul')
  const open = desk.page.getByRole('dialog').getByRole('button', { name: 'Onthul de andere kaarten' })
  await open.click()
  await desk.page.locator('.mwr-card', { hasText: 'Mijn buurvrouw heeft dit ook.' }).waitFor()
  await press(desk.page, 'Meer')
  await press(desk.page, 'Leg een vraagkaart')
  await see(desk.page, `${ask} (tafel 1: 1 antwoord op het bord)`)
  await desk.page.locator('.mwr-card', { hasText: `Antwoord op: ${ask}` }).locator('blockquote', { hasText: 'Mijn buurvrouw heeft dit ook.' }).waitFor()
  await leaveDialog(desk)
})

test('S4-22: a feeling that somebody places, on a phone or through the scribe, is heat under the route', async (t) => {
  const [phone, wall] = await Promise.all([openScreen(browser, 'phone'), openScreen(browser, 'wall')])
  t.after(() => Promise.all([phone.close(), wall.close()]))
  await press(desk.page, 'Meer')
  await press(desk.page, 'Deuren')
  await pairWall(desk, wall, house.url)
  await leaveDialog(desk)
  await jump(desk, 'Drempels op de route')
  await enter(phone, door)
  await writeWords(phone, 'Ze dachten dat ik loog.')
  await button(phone.page, 'Kies stap').or(button(phone.page, 'Andere stap')).first().click()
  await phone.page.getByRole('radio', { name: 'Ik lever papieren in' }).check()
  await press(phone.page, 'Zet er een gevoel bij')
  await phone.page.getByRole('button', { name: 'wantrouwen' }).click()
  await press(phone.page, 'Plaats')
  const { page } = scribe
  for (const words of ['Ik moest alles bewijzen.', 'Ze vroegen het drie keer na.', 'Alsof ik iets verborg.', 'Ik durfde niets meer te vragen.']) {
    await page.getByLabel('Welke stap?').selectOption({ index: 4 })
    await page.getByLabel('De woorden, zoals gezegd').fill(words)
    await page.getByLabel('Welk gevoel hoort erbij?').selectOption('wantrouwen')
    await page.getByLabel('Voorgelezen. De persoon zegt ja.').check()
    await press(page, 'Bewaar')
    await see(page, words)
  }
  await waits(async () => await page.locator('.mwr-trust', { hasText: 'Bewaard op dit toestel' }).count() === 0)
  await jump(desk, 'Onthullen en bevestigen')
  await press(desk.page.locator('header'), 'Onthul')
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Onthul de andere kaarten' }).click()
  const felt = wall.page.locator('.mwr-route__steps li', { hasText: 'Ik lever papieren in' }).locator('.mwr-heat--3')
  await felt.waitFor()
  assert.match(await felt.innerText(), /wan\W?trouwen\s+5 keer/)
  await desk.page.locator('.mwr-heat__one', { hasText: 'wantrouwen 5' }).waitFor()
  await look(wall, 'muur-gevoel')
})

test('folded slips say how safe it feels, and weigh as much as taps', async () => {
  await jump(desk, 'Pauze en pols')
  const { page } = scribe
  await see(page, 'Hoe veilig voelt het? Briefjes van papier')
  for (const [answer, n] of [['Goed', '4'], ['Niet goed', '1']]) await page.getByLabel(answer, { exact: true }).fill(n)
  await look(scribe, 'schrijver-pols')
  await press(page, 'Tel de briefjes')
  await see(page, 'De briefjes tellen mee')
  await press(desk.page, 'Meer')
  await press(desk.page, 'Hoe veilig voelt het? Briefjes van papier')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Het gaat').fill('2')
  await look(desk, 'bureau-pols')
  await press(dialog, 'Tel de briefjes')
  await leaveDialog(desk)
  await waits(async () => await page.getByText('Alles is verstuurd').count() === 1)
  await jump(desk, 'Onthullen en bevestigen')
  await see(desk.page, 'goed 4')
  await see(desk.page, 'gaat 2')
  await see(desk.page, 'niet goed 1')
})
