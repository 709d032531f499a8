// A walk along the steps of the route, on phones of two sides: a resident tells how it really goes and where she gave up,
// who carries it out tells it for a department, and both read it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, enter, heading, jump, leaveDialog, logIn, makeSession, openEvening, openScreen, pledge, press, readDoors, see, waits, wish } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let doors
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  desk = await openScreen(browser, 'desk')
  await logIn(desk, house.url)
  await makeSession(desk, 'Zo gaat de stadspas', undefined, 'Proces-doorloop (150 minuten)')
  doors = await readDoors(desk)
  await leaveDialog(desk)
  await press(desk.page, 'Open')
  await desk.page.locator('[aria-current=step]', { hasText: 'Welkom' }).waitFor()
  assert.equal(await wish(desk, 'draw-route', { route: 'r1', version: 'nu', title: 'De stadspas nu', who: 'Een moeder met twee kinderen', from: '', table: '' }), 200)
  await jump(desk, 'Zo gaat het echt')
})
after(async () => {
  await browser?.close()
  await house?.close()
})

const look = async (screen, name) => { if (process.env.PICTURES) await screen.page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) }

const open = async ({ page }, step) => {
  await page.locator('.mwr-choice', { hasText: step }).click()
  await heading(page, step).waitFor()
}

test('each side tells its own part of a step, and what was typed survives a reload', async () => {
  const [one, work] = await Promise.all(Array.from({ length: 2 }, () => openScreen(browser, 'phone')))
  const sent = []
  one.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))))
  await enter(one, doors.ervaring)
  await enter(work, doors.werk, 'wijkteam')
  await pledge(work)
  await heading(one.page, 'De stadspas nu').waitFor()
  await see(one.page, 'Een moeder met twee kinderen')
  await look(one, 'telefoon-route')
  await accessible(one, 'route')

  await open(one, 'Ik lever papieren in')
  await look(one, 'telefoon-stap')
  await accessible(one, 'stap')
  await press(one.page, 'Zo gaat het echt')
  const words = 'Ik bracht alles twee keer, omdat het kwijt was.'
  await one.page.getByLabel('Zo gaat het echt').fill(words)
  await look(one, 'telefoon-zo-gaat-het')
  await waits(() => one.page.evaluate((wanted) => new Promise((done) => {
    const opening = indexedDB.open('maatwerk')
    opening.onsuccess = () => {
      const rows = opening.result.transaction('drafts').objectStore('drafts').getAll()
      rows.onsuccess = () => { opening.result.close(); done(rows.result.some(({ text }) => text.includes(wanted))) }
    }
  }), words))
  await one.page.reload()
  await open(one, 'Ik lever papieren in')
  await press(one.page, 'Zo gaat het echt')
  assert.equal(await one.page.getByLabel('Zo gaat het echt').inputValue(), words)
  await press(one.page, 'Bewaar')
  await see(one.page, words)

  await press(one.page, 'Hier vragen ze iets')
  await one.page.getByLabel('Welk papier of welke vraag?').fill('Een loonstrook van drie maanden')
  await one.page.getByLabel('Wie weet dit al? Dit mag leeg.').fill('de gemeente')
  await look(one, 'telefoon-bewijsstuk')
  await press(one.page, 'Bewaar')
  await see(one.page, 'Een loonstrook van drie maanden (dit weet de gemeente al)')

  await press(one.page, 'Hier gaf ik het op')
  assert.equal(await one.page.getByRole('checkbox', { name: 'Hier gaf ik het op' }).isChecked(), true)
  await one.page.getByLabel('In uw eigen woorden').fill('Toen ben ik naar huis gegaan.')
  await look(one, 'telefoon-gaf-op')
  await press(one.page, 'Plaats')
  await heading(one.page, 'Ik lever papieren in').waitFor()
  await waits(() => sent.some((frame) => frame.includes('"place-card"') && frame.includes('"stopped":true')) && one.heard().includes('"my-card"'))

  await open(work, 'Ik lever papieren in')
  await see(work.page, words)
  await press(work.page, 'Zo gaat het echt')
  await work.page.getByLabel('Zo gaat het echt').fill('Wij scannen het en sturen het door.')
  await press(work.page, 'Bewaar')
  await see(work.page, 'Vul dit nog in.')
  await work.page.getByLabel('Welke afdeling of organisatie?').fill('team inkomen')
  await press(work.page, 'Bewaar')
  await see(one.page, 'zo gaat het echt, zegt team inkomen')
  await look(one, 'telefoon-stap-vol')

  await press(one.page, 'Naar de stappen')
  await press(one.page, 'Er mist een stap')
  await one.page.getByLabel('In een paar woorden').fill('Ik bel of het er is')
  await press(one.page, 'Kies waar')
  await one.page.getByRole('radio', { name: /Ik lever papieren in/ }).check()
  await look(one, 'telefoon-mist')
  await press(one.page, 'Stel deze stap voor')
  await see(one.page, 'Voorgesteld. De groep kijkt er nog naar.')

  for (const screen of [desk, one, work]) assert.deepEqual(screen.wrong, [])
})
