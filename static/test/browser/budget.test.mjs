// What a screen may weigh before it can be used (UX.md), held against the files that were built and against what the real
// server sends to a real browser that has nothing yet.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { openBrowser } from './chromium.mjs'
import { enter, openScreen, pairWall } from './people.mjs'
import { openRoom, watchLine } from './usable.mjs'

const KB = 1024
// requests: all before the screen can be used, sockets too. aim is what we want, fails is what we do not accept; in KB.
const budgets = {
  phone: { requests: 4, page: 12, script: { aim: 30, fails: 35 }, files: ['phone.js'], usable: (page) => page.locator('textarea#tekst') },
  desk: { requests: 6, page: 16, script: { aim: 65, fails: 75 }, files: ['desk.js'], usable: (page) => page.getByRole('button', { name: 'Volgende', exact: true }) },
  route: { requests: 5, page: 12, script: { aim: 40, fails: 45 }, files: ['route.js'], usable: (page) => page.getByRole('button', { name: 'Teken hoe het nu gaat' }) },
  wall: { requests: 4, page: 12, script: { aim: 25, fails: 25 }, files: ['wall.js'], usable: (page) => page.locator('header.mwr-wall__top') },
}

let browser
let room
let wall
before(async () => {
  browser = await openBrowser()
  wall = await openScreen(browser, 'wall')
  room = await openRoom(browser, {}, (desk, house) => pairWall(desk, wall, house.url))
})
after(async () => {
  await browser?.close()
  await room?.house.close()
})

for (const [kind, { script, files }] of Object.entries(budgets)) {
  test(`it is within its weight as it was built: ${kind}`, () => {
    const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(`../../dist/${name}`, import.meta.url)), { level: 9 }).length, 0)
    weigh(`${files.join(' + ')} as built`, bytes, script)
  })
}

const first = { // where each screen lives, for somebody who came in before
  async phone() {
    const phone = await openScreen(browser, 'phone')
    await enter(phone, room.doors.ervaring)
    await phone.page.locator('textarea#tekst').waitFor()
    return [phone, `${room.house.url}/d/gesprek`]
  },
  desk: async () => [room.desk, room.desk.page.url()],
  route: async () => [room.desk, `${room.desk.page.url()}/route`],
  wall: async () => [wall, `${room.house.url}/muur`],
}

for (const [kind, budget] of Object.entries(budgets)) {
  test(`it is within its budget as it loads: ${kind}`, async () => {
    const [was, url] = await first[kind]()
    const cold = await openScreen(browser, kind, { storageState: await was.context.storageState() }) // known, with nothing kept
    const { all } = await watchLine(cold.page)
    await cold.page.goto(url)
    await budget.usable(cold.page).first().waitFor()
    const seen = [...all]
    await cold.close()
    const list = seen.map(({ url: one, size }) => `${new URL(one).pathname} ${size}`).join(', ')
    console.log(`${kind}: ${list}`)
    assert.ok(seen.length <= budget.requests, `${seen.length} requests: ${list}`)
    assert.deepEqual([...new Set(seen.map(({ url: one }) => new URL(one).host))], [new URL(room.house.url).host])
    const sum = (...types) => seen.filter(({ type }) => types.includes(type)).reduce((all, { size }) => all + size, 0)
    assert.ok(sum('Document', 'Stylesheet') <= budget.page * KB, `HTML and CSS: ${list}`)
    assert.ok(sum('Document') > 0 && sum('Stylesheet') > 0 && sum('Script') > 0, `what was counted: ${list}`)
    assert.equal(sum('Font', 'Image', 'Media', 'Other'), 0, list)
    weigh(`${kind}: scripts that came`, sum('Script'), budget.script)
  })
}

test('it is one small page that asks for a name', async () => {
  const phone = await openScreen(browser, 'phone')
  const { all } = await watchLine(phone.page)
  await phone.page.goto(room.doors.ervaring)
  await phone.page.getByLabel('Hoe mogen wij u noemen?').waitFor()
  const { size } = all.find(({ url, method }) => method === 'POST' && url.endsWith('/d/sleutel'))
  assert.ok(size > 0 && size <= 12 * KB, `${size} bytes`)
  assert.equal(new URL(phone.page.url()).pathname, '/d/binnen')
  await phone.page.reload() // sends no form again
  await phone.page.getByLabel('Hoe mogen wij u noemen?').waitFor()
  await phone.close()
})

function weigh(what, bytes, { aim, fails }) {
  const kb = (bytes / KB).toFixed(1)
  if (bytes > aim * KB) console.log(`${what}: ${kb} KB is over the ${aim} KB that we want`)
  assert.ok(bytes <= fails * KB, `${what}: ${kb} KB, and ${fails} is the most`)
}
