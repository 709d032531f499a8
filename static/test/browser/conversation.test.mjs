// One whole T1-kort conversation in a real browser: six phones of three sides, a desk, a wall and a scribe.
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { absent, all, asks, openStage, parts, promised, settled, told } from './evening.mjs'
import { accessible, dateField, heading, openScreen, see } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let on
before(async () => {
  house = await openServer()
  browser = await openBrowser()
  on = await openStage(browser, house)
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const long = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric' })

// look lets axe look at the screens that people are on longest; at every one of them it takes as long as the evening itself.
const looked = new Set(['klaarzetten', 'deuren', 'binnen', 'belofte', 'luisteren', 'schrijven', 'pols', 'onthuld', 'klopt-dit', 'drempel', 'en-de-anderen', 'contact', 'daarna', 'gevraagd'])
const look = async (name, ...screens) => { if (looked.has(name)) for (const screen of screens) await accessible(screen, `${name} (${screen.kind})`) }

// broken keeps what everybody saw when it went wrong.
async function broken(error) {
  on.broken = mkdtempSync(join(tmpdir(), 'maatwerk-broken-'))
  for (const [i, { kind, page }] of on.screens.entries()) await page.screenshot({ path: join(on.broken, `${i}-${kind}.png`) }).catch(() => undefined)
  console.log(`what the screens showed is in ${on.broken}`)
  throw error
}

test('a whole conversation', async (t) => {
  for (const [name, does] of parts) {
    await t.test(name, () => does(on, look).catch(broken))
    if (on.broken) return // what follows would only wait
  }
  await t.test('the outcome page tells it', outcome)
  await t.test('what is mine', mine)
  await t.test('no screen met an error', () => { for (const { kind, wrong } of on.screens) assert.deepEqual(wrong, [], kind) })
  await t.test('few presses', () => {
    console.log(`desk, from Open to Sluit: ${on.presses.length} presses; taps from the QR code to the first card: ${on.taps.length} (${on.taps.map((one) => one.trim()).join(' · ')})`)
    assert.ok(on.presses.length <= 60, `${on.presses.length} presses: ${on.presses.join(' · ')}`)
    assert.ok(on.taps.length <= 4, `${on.taps.length} taps`)
    assert.equal(on.obligatory, 0, 'nothing must be filled in but the words')
  })
})

async function outcome() {
  const scripts = await openScreen(browser, 'desk')
  const none = await openScreen(browser, 'phone', { javaScriptEnabled: false })
  for (const reader of [scripts, none]) {
    await reader.page.goto(`${house.url}/uitkomst/${on.session}`)
    await heading(reader.page, 'Hulp die past').waitFor()
    const text = await reader.page.locator('body').innerText()
    for (const { sentence } of all) assert.ok(text.includes(sentence), sentence)
    for (const { who } of asks) assert.ok(text.includes(who), who)
    for (const words of [...absent, promised]) assert.ok(text.includes(words), words)
    assert.ok(text.includes('Er is iets geregeld.') && !text.includes(settled), 'what helped one person points at that person')
    assert.ok(text.includes(long.format(new Date(`${on.due}T12:00`))), `the day on which it is ready: ${on.due}`)
    const waiting = `8 wachten op een antwoord. Het eerste komt voor ${long.format(new Date(`${dateField(14)}T12:00`))}.`
    const sentence = /\d+ ding(en)? meteen geregeld.*/.exec(text)?.[0]
    assert.equal(sentence, `1 ding meteen geregeld. 1 heeft een actie of herstelronde. 9 drempels bevestigd: 1 met actie, 8 onbehandeld. ${waiting}`)
    assert.ok(!text.includes('nog nagelezen'), 'it is published')
    for (const { words } of told) assert.ok(!text.includes(words), `the page shows somebody's card: ${words}`)
  }
  await accessible(scripts, 'uitkomst')
  await Promise.all([scripts.close(), none.close()])
}

async function mine() {
  const { page } = on.phones[0]
  await page.getByRole('link', { name: 'Bekijk mijn pagina' }).click()
  await heading(page, 'Mijn inbreng').waitFor()
  const own = told.filter(({ who }) => who === 0)
  for (const { words, sentence } of own) {
    await see(page, words)
    await see(page, sentence)
  }
  assert.ok(!(await page.content()).includes(told[1].words), 'and nobody else’s')
  await accessible(on.phones[0], 'mijn')
  await page.getByRole('link', { name: 'Een blad om mee te nemen' }).click()
  await heading(page, 'Wat ik meeneem').waitFor()
  for (const { words } of own) await see(page, words)
  await page.emulateMedia({ media: 'print' })
  const paper = await page.pdf({ format: 'A4' })
  assert.equal(paper.subarray(0, 5).toString(), '%PDF-')
}
