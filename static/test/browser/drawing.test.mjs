// The drawn route as people see it: on the page of the desk, on a phone, on A3 and on the wall. Whatever somebody typed, it stays in
// its own column, and nothing of it runs.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { accessible, jump, leaveDialog, logIn, makeSession, openEvening, openScreen, pairWall, readDoors } from './people.mjs'
import { openServer } from './server.mjs'

let browser
let house
let desk
let wall
let at // the address of the session's desk
let door // for its wishes
before(async () => {
  browser = await openBrowser()
  house = await openServer()
  desk = await openScreen(browser, 'desk')
  wall = await openScreen(browser, 'wall')
  await logIn(desk, house.url)
  at = `/bureau/${await makeSession(desk, 'Hulp die past')}`
  await readDoors(desk)
  await pairWall(desk, wall, house.url)
  await leaveDialog(desk)
  await openEvening(desk)
  door = await desk.page.evaluate(() => {
    const { stream, session, as } = document.body.dataset
    return `/wish?${new URLSearchParams({ stream, session, as })}`
  })
})
after(async () => {
  await browser?.close()
  await house?.close()
})

// ask sends a wish as the desk does when there is no socket: again, under the same number, while it is not now.
async function ask(op, body) {
  const frame = { t: 'wish', id: randomBytes(16).toString('hex'), op, phase: '', body }
  for (;;) {
    const said = await desk.page.evaluate(async ([path, sent]) => {
      const answer = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) })
      return answer.json()
    }, [door, frame])
    if (said.t === 'ack') return
    assert.equal(said.kind, 'not-now', `${op}: ${JSON.stringify(said)}`)
  }
}

const look = async ({ page }, name, fullPage = true) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage })
}

const long = 'arbeidsongeschiktheidsverzekeringsmaatschappijmedewerker '
const steps = [
  ['Er is iets mis', { doet: 'Je merkt dat het geld op is. Je durft het nog niemand te zeggen.', gevoel: 'Schaamte.' }],
  ['Waar moet ik zijn?', { doet: 'Je zoekt op de site. Je belt twee keer.', ziet: 'Een site met vier knoppen.' }],
  ['Ik vraag hulp', { doet: 'Je logt in en vult het formulier in.', ziet: 'Een formulier van dertig vragen.', systeem: 'Beleidsregel stadspas.' }],
  ['Ik lever papieren in', { doet: 'Je zoekt loonstroken, huurcontract en bankafschriften bij elkaar.', achter: 'Een medewerker kijkt elk papier na in twee systemen.' }],
  ['Iemand kijkt naar mijn vraag', { naast: 'Je zus gaat mee.', achter: 'De aanvraag ligt op een stapel.' }],
  ['Ik moet naar iemand anders', { doet: 'Je vertelt alles opnieuw.' }],
  ['Er komt een antwoord', { ziet: 'Een brief van vier kanten.' }],
]
const odd = [
  ['<script>globalThis.ran = true</script> ]]> & "zo"', { doet: '</text></svg><img src=x onerror="globalThis.ran = true">' }],
  [long.repeat(2).trim(), { doet: long.repeat(6).trim(), ziet: 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW MMMMMMMMMMMMMMMMMMMM' }],
  ['אני צריך עזרה עכשיו', { doet: 'أحتاج إلى مساعدة ولا أعرف إلى أين أذهب', gevoel: '😀👩‍👩‍👧‍👦🇳🇱'.repeat(12) }],
]

// leaves lists the texts that stand outside their own column.
const leaves = (page) => page.evaluate(() => [...document.querySelectorAll('.mwr-bp__row')].flatMap((row) => {
  const lines = [...row.querySelectorAll('.mwr-bp__column')].map((line) => line.getBBox().x)
  const lane = row.querySelector('.mwr-bp__band-row').getBBox()
  return [...row.querySelectorAll('.mwr-bp__cell')].flatMap((cell, i) => {
    const [left, right] = [lines[i], lines[i + 1] ?? lane.x + lane.width]
    return [...cell.querySelectorAll('text')].filter((text) => {
      const { x, y, width, height } = text.getBBox()
      return x < left || x + width > right || y < lane.y - 1 || y + height > lane.y + lane.height + 1
    }).map((text) => text.textContent)
  })
}).concat([...document.querySelectorAll('.mwr-bp')].flatMap((svg) => {
  const titles = [...svg.querySelectorAll('.mwr-bp__title')]
  const { width } = svg.viewBox.baseVal
  return titles.filter((text) => text.getBBox().x + text.getBBox().width > width || text.getBBox().width > (svg.classList.contains('mwr-bp--large') ? 600 : svg.closest('.mwr-paper') ? 317 : 205)).map((text) => text.textContent)
})))

test('a table draws a route, and it is seen at once, step by step and in words', async () => {
  await ask('draw-route', { route: 'tekening', version: 'nu', title: 'De stadspas aanvragen', who: 'Fatma, 43 jaar, werkt in losse diensten.', from: '', table: '' })
  await desk.page.goto(`${house.url}${at}/route/tekening`)
  const first = await desk.page.locator('.mwr-words section[id]').count()
  assert.ok(first > 0, 'a route begins with the steps of the trajectory')
  await desk.page.goto(house.url + at)
  let before = await lastStep()
  for (const [n, [title, lanes]] of steps.concat(odd).entries()) {
    const step = `tekening-extra-${n}`
    await ask('place-step', { route: 'tekening', step, after: before, title, hook: '' })
    let was = 0
    for (const [lane, text] of Object.entries(lanes)) await ask('fill-lane', { step, note: `${step}-${lane}`, lane, text, explain: '', was: was++ })
    before = step
  }
  await ask('count-step', { step: 'tekening-extra-2', papers: 0, questions: 30, logins: 1, visits: 0, retellings: 1, days: 0, stopped: 14, ingredients: [], load: [{ what: 'lezen', n: 4 }], laws: ['Participatiewet'], was: 0 })
  await ask('count-step', { step: 'tekening-extra-3', papers: 11, questions: 0, logins: 0, visits: 1, retellings: 2, days: 38, stopped: 0, ingredients: [], load: [], laws: [], was: 0 })
  await ask('arrange-step', { step: 'tekening-extra-2', holder: { organization: 'Gemeente', function: 'klantcontact' }, beside: { organization: '', function: '', same: false, mandate: false }, besideNone: '', channels: ['digitaal'], handover: 'koud', handoverTo: '', handoverWhy: 'de balie mag het dossier niet zien', optional: false, was: 0 })
  await ask('arrange-step', { step: 'tekening-extra-4', holder: { organization: 'Wijkteam', function: 'sociaal werker' }, beside: { organization: 'Wijkteam', function: 'sociaal werker', same: false, mandate: true }, besideNone: '', channels: ['huisbezoek', 'telefoon'], handover: 'warm', handoverTo: '', handoverWhy: '', optional: false, was: 0 })
  await desk.page.goto(`${house.url}${at}/route/tekening`)
  for (const words of ['Je merkt dat het geld op is.', '11 papieren', 'Wijkteam, sociaal werker', 'koud: je moet het zelf uitzoeken']) assert.ok((await desk.page.locator('.mwr-words').innerText()).includes(words), words)
  assert.equal(await desk.page.evaluate(() => globalThis.ran), undefined)
  await look(desk, 'route-1366')
})

// lastStep is the step after which the next one lies.
async function lastStep() {
  const page = await desk.context.newPage()
  await page.goto(`${house.url}${at}/route/tekening`)
  const id = await page.locator('.mwr-words section[id^=stap-]').last().getAttribute('id')
  await page.close()
  return id.replace('stap-', '')
}

test('no text leaves its own column, whatever was typed', async () => {
  assert.deepEqual(await leaves(desk.page), [])
})

test('who does not see it has it all in words, on a phone too', async () => {
  await accessible(desk, 'the drawn route')
  await desk.page.setViewportSize({ width: 360, height: 740 })
  assert.ok(await desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'only the drawing itself is moved to and fro')
  assert.deepEqual(await leaves(desk.page), [])
  await accessible(desk, 'the drawn route on a phone')
  await look(desk, 'route-360')
  await desk.page.setViewportSize({ width: 1366, height: 768 })
})

test('on paper it folds over sheets of A3, each with its lanes', async () => {
  const { page } = desk
  await page.emulateMedia({ media: 'print' })
  const paper = page.locator('.mwr-drawing.mwr-paper')
  const sheets = await paper.count()
  const drawn = await page.locator('.mwr-words section[id^=stap-]').count()
  assert.equal(sheets, 2 * Math.ceil(drawn / 5))
  for (let i = 0; i < sheets; i++) assert.equal(await paper.nth(i).locator(i % 2 ? '.mwr-bp__row--behind' : '.mwr-bp__row--does').count(), 1)
  assert.deepEqual(await leaves(page), [])
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const pages = pdf.toString('latin1').match(/\/MediaBox\s*\[[^\]]*\]/g)
  assert.ok(pages.length > sheets && pages.every((box) => /1190\.\d+ 84[12]|1191/.test(box)), pages.join(' '))
  await page.emulateMedia({ media: null })
  if (process.env.PICTURES) (await import('node:fs')).writeFileSync(`${process.env.PICTURES}/route-a3.pdf`, pdf)
})

test('the file of it is the same drawing, and has its own colours', async () => {
  const page = await desk.context.newPage()
  await page.goto(`${house.url}${at}/route/tekening/tekening.svg`)
  assert.deepEqual(await leaves(page), [])
  const stop = page.locator('.mwr-bp__stop').first()
  assert.equal(await stop.evaluate((one) => getComputedStyle(one).stroke), 'rgb(15, 76, 92)')
  await page.close()
})

test('the wall shows it in large words, and the part in which somebody works', async () => {
  await desk.page.goto(house.url + at)
  await jump(desk, 'Onthullen en bevestigen')
  const picture = wall.page.locator('img.mwr-drawn')
  await picture.waitFor()
  assert.ok(await picture.evaluate((img) => img.complete && img.naturalWidth > 1000))
  await ask('word-step', { step: 'tekening-1', title: 'Er gaat iets mis, en ik zie het nog niet', was: 0 })
  await wall.page.locator('img.mwr-drawn[src*="deel=1&"]').waitFor()
  await look(wall, 'route-wall', false)
  await ask('word-step', { step: 'tekening-extra-6', title: 'Ik krijg een antwoord dat ik snap', was: 0 })
  await wall.page.locator('img.mwr-drawn[src*="deel=3&"]').waitFor()
  await look(wall, 'route-wall-2', false)
  const page = await wall.context.newPage()
  await page.goto(house.url + await picture.getAttribute('src'))
  assert.deepEqual(await leaves(page), [])
  const small = await page.locator('text').evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)).filter((size) => size < 24))
  assert.deepEqual(small, [], 'every word can be read from the other side of a room')
  await page.close()
})
