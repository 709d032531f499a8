// A round per step: asked at the desk, answered on phones of two sides and on paper, private on every screen until it is
// closed, and then read with a middle and a spread, or per side with what both halves agree on first.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, drafted, enter, heading, jump, leaveDialog, logIn, makeSession, openEvening, openScreen, pairWall, pledge, press, readDoors, see, wish } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let phones
let wall
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  desk = await openScreen(browser, 'desk')
  await logIn(desk, house.url)
  await makeSession(desk, 'Hulp die past')
  const doors = await readDoors(desk)
  wall = await openScreen(browser, 'wall')
  await pairWall(desk, wall, house.url)
  await leaveDialog(desk)
  await openEvening(desk)
  await jump(desk, 'Drempels op de route')
  assert.equal(await wish(desk, 'draw-route', { route: 'r1', version: 'nu', title: 'Zo gaat het nu', who: '', from: '', table: '' }), 200)
  phones = await Promise.all(Array.from({ length: 3 }, () => openScreen(browser, 'phone')))
  for (const phone of phones.slice(0, 2)) await enter(phone, doors.ervaring)
  await enter(phones[2], doors.werk, 'wijkteam')
  await pledge(phones[2])
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const look = async (screen, name) => { if (process.env.PICTURES) await screen.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) }

async function ask(what) {
  await press(desk.page, 'Meer')
  await press(desk.page, 'Vraag iets per stap')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Wat vraagt u?').selectOption(what)
  await look(desk, `bureau-vraag-${what}`)
  await dialog.getByRole('button', { name: 'Vraag het de zaal' }).click()
  await see(desk.page, 'de zaal kiest')
}

// sheet is a sheet of paper with the same answer at every step, entered at the desk.
async function sheet(number, side, answer) {
  await press(desk.page, 'Een blad papier')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Nummer van het blad').fill(number)
  await dialog.getByLabel('Van welke kant?').selectOption(side)
  for (const row of await dialog.locator('select[name^=stap-]').all()) await row.selectOption(answer)
  await dialog.getByRole('button', { name: 'Tel mee' }).click()
  await dialog.waitFor({ state: 'detached' })
}

const steps = ({ page }) => page.locator('.mwr-phase', { hasText: /^Stap 1 van \d+$/ })

test('a feeling per step is asked one at a time, replaced until it is closed, and shown with its spread from five people on', async () => {
  await ask('gevoel')
  const [one, two, work] = phones
  await see(wall.page, 'De zaal kiest per stap')
  await look(wall, 'muur-ronde')
  await steps(one).waitFor()
  await heading(one.page, 'Hoe voelt deze stap?').waitFor()
  await look(one, 'telefoon-gevoel')
  await accessible(one, 'gevoel')
  await press(one.page, 'Heel goed')
  await see(one.page, 'Stap 2 van')
  await press(one.page, 'Bekijk al uw antwoorden')
  await look(one, 'telefoon-overzicht')
  await one.page.locator('.mwr-choice', { hasText: 'Heel goed' }).click()
  await steps(one).waitFor()
  await press(one.page, 'Heel naar') // the feeling of before is replaced
  await see(one.page, 'Stap 2 van')
  for (const { page } of [two, work]) await press(page, 'Naar')
  await see(desk.page, '3 mensen kozen op de telefoon')
  for (const screen of [two, work, desk, wall]) assert.doesNotMatch(screen.heard(), /heel_(naar|goed)/, `${screen.kind} was told what somebody felt`)
  await sheet('K7QF', 'ervaring', 'gaat_wel')
  await sheet('A3BC', 'ervaring', 'goed')
  await press(desk.page, 'Een blad papier') // the same sheet again counts once
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel('Nummer van het blad').fill('K7QF')
  await dialog.locator('select[name=stap-0]').selectOption('goed')
  await dialog.getByRole('button', { name: 'Tel mee' }).click()
  await see(desk.page, 'Blad K7QF is al geteld')
  await press(desk.page, 'Sluit en toon de uitslag')
  await see(desk.page, '3 op de telefoon, 2 op papier')
  for (const { page } of [desk, one, work, wall]) await see(page, 'Naar. De meesten zaten tussen ‘naar’ en ‘gaat wel’. 5 mensen kozen.')
  await see(one.page, 'Bij 8 onderdelen kozen te weinig mensen.') // they have two sheets each
  await look(one, 'telefoon-gevoel-uitslag')
  await look(wall, 'muur-gevoel-uitslag')
  await look(desk, 'bureau-gevoel-uitslag')
  for (const { page } of phones) await press(page, 'Verder')
})

test('S4-09, S4-13: support is private, shown per side, with an objection that may be read, and what is agreed on first', async () => {
  await ask('draagvlak')
  const [one, two, work] = phones
  await heading(one.page, 'Staat u achter deze stap?').waitFor()
  await press(one.page, 'Hier kan ik niet mee leven, want …')
  await press(one.page, 'Stuur. Alleen tellen')
  await see(one.page, 'Schrijf eerst waarom.')
  const words = 'Dan moet ik het weer alleen vragen.'
  await one.page.getByLabel('Hier kan ik niet mee leven, want …').fill(words)
  await look(one, 'telefoon-want')
  await drafted(one, `niet_mee_leven\n${words}`)
  await one.page.reload()
  await heading(one.page, 'Staat u achter deze stap?').waitFor()
  assert.equal(await one.page.getByLabel('Hier kan ik niet mee leven, want …').inputValue(), words, 'what was typed is there after a reload')
  await press(one.page, 'Stuur. De zaal mag dit lezen')
  for (const screen of phones) {
    for (;;) {
      const done = heading(screen.page, 'Dank u wel')
      const choice = screen.page.getByRole('button', { name: 'Hier sta ik achter', exact: true })
      const before = screen.page.locator('.mwr-phase')
      await done.or(choice).first().waitFor()
      if (await done.isVisible()) break
      const at = await before.innerText()
      await choice.click()
      await done.or(before.filter({ hasNotText: at })).first().waitFor()
    }
  }
  await look(two, 'telefoon-dank')
  for (const [number, side] of [['S1', 'ervaring'], ['S2', 'uitvoering'], ['S3', 'uitvoering']]) await sheet(number, side, 'goed_genoeg')
  for (const screen of [two, work, desk, wall]) assert.ok(!screen.heard().includes(words), `${screen.kind} was told the words of another`)
  await press(desk.page, 'Sluit en toon de uitslag')
  for (const { page } of [desk, two, work]) {
    await see(page, 'Hier zijn we het al over eens')
    await see(page, words)
  }
  await see(wall.page, 'Hier zijn we het al over eens')
  await look(wall, 'muur-draagvlak-uitslag')
  const rows = await desk.page.locator('.mwr-came').last().locator('tbody tr').allInnerTexts()
  assert.equal(rows.length, 1, 'one step is not agreed on')
  assert.match(rows[0], /^1\. /)
  assert.match(rows[0], /Wie het meemaakt: 1 × hier sta ik achter, 1 × goed genoeg voor nu, 1 × hier kan ik niet mee leven/)
  assert.match(rows[0], /Uitvoering: 1 × hier sta ik achter, 2 × goed genoeg voor nu/)
  await look(desk, 'bureau-draagvlak-uitslag')
  await look(two, 'telefoon-draagvlak-uitslag')
  await accessible(two, 'draagvlak')
  await accessible(desk, 'draagvlak')
  for (const screen of [desk, wall, ...phones]) assert.deepEqual(screen.wrong, [])
})
