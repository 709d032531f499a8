// A room that draws a route: a desk with the drawing in a second tab, a wall, and six phones of three sides.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { button, enter, heading, leaveDialog, logIn, makeSession, openScreen, pairWall, pledge, press, readDoors, see, waits } from './people.mjs'

export async function openRoom(browser, house, title, form) {
  const [desk, wall, ...phones] = await Promise.all(['desk', 'wall', ...Array(6).fill('phone')].map((kind) => openScreen(browser, kind)))
  const [anna, bea, carla, work, policy, helper] = phones
  const room = { house, desk, wall, phones, residents: [anna, bea, carla], work, policy, helper, screens: [desk, wall, ...phones] }
  await logIn(desk, house.url)
  room.session = await makeSession(desk, title, async () => {}, form)
  room.doors = await readDoors(desk)
  await pairWall(desk, wall, house.url)
  await leaveDialog(desk)
  await press(desk.page, 'Open')
  await desk.page.locator('[aria-current=step]', { hasText: 'Welkom' }).waitFor()
  return room
}

// comeIn has everybody take a seat: three who live it, one who carries it out, one who makes policy, one who helps.
export async function comeIn({ residents, work, policy, helper, doors }) {
  await Promise.all([...residents.map((phone) => enter(phone, doors.ervaring)), enter(work, doors.werk, 'medewerker stadspas'), enter(helper, doors.help)])
  await policy.page.goto(doors.werk)
  await heading(policy.page, 'Fijn dat u er bent').waitFor()
  await policy.page.getByLabel('Wat is uw functie?').fill('beleidsadviseur')
  await policy.page.getByRole('radio', { name: 'Ik maak beleid' }).check()
  await press(policy.page, 'Doe mee')
  await Promise.all([work, policy].map(pledge))
}

// A part of a test that fails keeps what everybody saw.
export const kept = (room, name, does) => does().catch(async (error) => {
  const folder = mkdtempSync(join(tmpdir(), 'maatwerk-broken-'))
  for (const [i, { kind, page }] of [...room.screens, room.drawing].filter(Boolean).entries()) await page.screenshot({ path: join(folder, `${i}-${kind}.png`) }).catch(() => undefined)
  console.log(`${name}: what the screens showed is in ${folder}`)
  room.broken = true
  throw error
})

export const look = async (name, ...screens) => {
  if (!process.env.PICTURES) return
  for (const { kind, page } of screens) await page.screenshot({ path: `${process.env.PICTURES}/${name}-${kind}.png` })
}

// The drawing, in a second tab of the desk.

export async function openDrawing(room) {
  const page = await room.desk.context.newPage()
  const wrong = []
  page.on('pageerror', (error) => wrong.push(String(error)))
  await page.goto(`${room.house.url}/bureau/${room.session}/route`)
  await heading(page, /De route tekenen/).waitFor()
  room.drawing = { kind: 'drawing', page, wrong }
}

const board = (page) => page.getByRole('list').filter({ has: page.locator('[data-step]') }).first()
export const stepAt = (page, n) => board(page).locator('[data-step]').nth(n - 1)
export const steps = (page) => board(page).locator('[data-step]').allInnerTexts()
export const shows = (page, n, title) => waits(async () => (await steps(page))[n - 1] === `${n}. ${title}`)
export const panel = (page) => page.locator('.mwr-route-panel')

// openStep opens a step, and the folds of it that are named.
export async function openStep(page, n, ...folds) {
  const open = panel(page).getByRole('heading', { level: 2, name: new RegExp(`^${n}\\.`) })
  if (!await open.isVisible()) await stepAt(page, n).click() // a step that is open would be closed
  await open.waitFor()
  for (const name of folds) {
    const fold = panel(page).locator('details', { has: page.locator('summary', { hasText: name }) }).first()
    if (await fold.getAttribute('open') === null) await fold.locator('summary').first().click()
  }
  return panel(page)
}

export const chooseDrawing = (page, kind) => page.getByRole('button', { name: new RegExp(`^${kind}`) }).click()

// number is a figure of the Lastmeter as the drawing shows it.
export const number = (page, words) => page.locator('.mwr-meter').getByRole('button', { name: words }).waitFor()

// The phones, at a step of the route.

export async function atStep({ page }, step) {
  await page.locator('.mwr-choice', { hasText: step }).click()
  await heading(page, step).waitFor()
}

export const toSteps = ({ page }) => press(page, 'Naar de stappen')

export async function tells(phone, step, what, words, department = '') {
  await atStep(phone, step)
  await press(phone.page, what)
  await phone.page.getByLabel(what).fill(words)
  if (department) await phone.page.getByLabel('Welke afdeling of organisatie?').fill(department)
  await press(phone.page, 'Bewaar')
  await see(phone.page, words)
  await toSteps(phone)
}

// The rounds.

export async function ask({ page }, what) {
  await press(page.locator('header'), 'Vraag iets per stap')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Wat vraagt u?').selectOption(what)
  await dialog.getByRole('button', { name: 'Vraag het de zaal' }).click()
  await see(page, 'de zaal kiest')
}

// answers has one phone give the same answer at every step, but where it is said otherwise.
export async function answers({ page }, usual, other = {}) {
  const done = heading(page, 'Dank u wel')
  const at = page.locator('.mwr-phase')
  for (;;) {
    const choice = button(page, usual)
    await done.or(choice).first().waitFor()
    if (await done.isVisible()) return
    const where = await at.innerText()
    const step = await page.locator('main blockquote').first().innerText().catch(() => '')
    const named = Object.keys(other).find((name) => step.includes(name))
    await (named ? other[named](page) : choice.click())
    await done.or(at.filter({ hasNotText: where })).first().waitFor()
  }
}

export const closeRound = ({ page }) => press(page, 'Sluit en toon de uitslag')
export const goOn = ({ page }) => press(page, 'Verder')

// nobodyElse looks on every other screen, and in all that it was sent, for words that are still their writer's own.
export async function nobodyElse(room, writer, words) {
  for (const screen of room.screens) {
    if (screen === writer) continue
    assert.ok(!screen.heard().includes(words), `a ${screen.kind} was sent what is not revealed: ${words}`)
    assert.ok(!(await screen.page.content()).includes(words), `a ${screen.kind} shows what is not revealed: ${words}`)
  }
  assert.ok(writer.heard().includes(words) || (await writer.page.content()).includes(words), `who wrote it has it: ${words}`)
}
