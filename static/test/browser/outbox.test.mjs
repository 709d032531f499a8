// What somebody wrote arrives once: over a lost line, a page that was loaded anew, a server that was killed, and plain http.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { enter, evening, heading, kept, onBoard, openScreen, ownCard, place, press, sent, shown, trusts, write, writeWords } from './people.mjs'
import { openServer } from './server.mjs'

let browser
before(async () => { browser = await openBrowser('--host-resolver-rules=MAP zaal.local 127.0.0.1') })
after(() => browser?.close())

const step = 'Ik vraag hulp'

// writer is a phone with the question before it.
async function writer(card) {
  const phone = await openScreen(browser, 'phone')
  await enter(phone, card)
  await heading(phone.page, 'Waar liep u vast?').waitFor()
  return phone
}

test('a phone without a line keeps everything, and brings it once', async () => {
  const house = await openServer()
  try {
    const on = await evening(browser, house)
    const phone = await writer(on.card)
    const { page, context } = phone
    const list = ['Ik kreeg geen antwoord op mijn brief.', 'Niemand zei hoe lang het duurt.', 'Ik moest steeds opnieuw bellen.']

    await writeWords(phone, list[0].slice(0, 12))
    await context.setOffline(true)
    await house.kill() // Chromium leaves a socket that is open alone; its other end goes away
    await house.start()
    await page.locator('.mwr-line', { hasText: 'Geen verbinding sinds' }).waitFor()
    await page.getByLabel('Uw woorden').pressSequentially(list[0].slice(12))
    for (const words of list) {
      await writeWords(phone, words)
      await place(phone, step)
      await trusts(phone, words, kept)
    }

    // Nothing can be loaded without a line. So the page comes back first, while wishes cannot leave it yet.
    const line = await holdBack(page)
    await context.setOffline(false)
    await page.reload()
    await page.getByLabel('Uw woorden').waitFor() // the page brings what the board last said
    for (const words of list) await trusts(phone, words, kept)
    line.free()
    for (const words of list) await trusts(phone, words, sent)
    assert.deepEqual(await onBoard(on.desk, list), [1, 1, 1])
    await press(page, 'Uw kaarten (3)')
    for (const words of list) await trusts(phone, words, shown)
    for (const words of list) assert.equal(await ownCard(phone, words).count(), 1)
    assert.deepEqual(phone.wrong, [])
    await Promise.all([phone.close(), on.desk.close()])
  } finally {
    await house.close()
  }
})

// holdBack lets pages load and nothing else: no socket, no wish, no looking.
async function holdBack(page) {
  let held = true
  await page.routeWebSocket(/\/live\//, (socket) => held ? socket.close() : socket.connectToServer())
  await page.route(/\/(wish|since)\?/, (route) => held ? route.abort() : route.continue())
  return { free() { held = false } }
}

test('a server that is killed loses nothing, and phones come back by themselves', async () => {
  const house = await openServer()
  try {
    const on = await evening(browser, house)
    const phone = await writer(on.card)
    const first = 'Ik kreeg een brief die niemand begreep.'
    const second = 'Niemand belde terug op de afgesproken dag.'
    const third = 'Ik moest er vrij voor nemen van mijn werk.'
    await write(phone, first, step)
    await trusts(phone, first, sent)

    await house.kill()
    await phone.page.locator('.mwr-line', { hasText: 'Geen verbinding sinds' }).waitFor()
    await write(phone, second, step)
    await trusts(phone, second, kept)
    await house.start()
    await trusts(phone, second, sent)
    await phone.page.locator('.mwr-line', { hasText: 'Bijgewerkt' }).waitFor()
    await write(phone, third, step)
    await trusts(phone, third, sent)
    await on.desk.page.locator('.mwr-line', { hasText: 'Bij de tijd' }).waitFor()
    assert.deepEqual(await onBoard(on.desk, [first, second, third]), [1, 1, 1])
    assert.deepEqual([...phone.wrong, ...on.desk.wrong], [])
    await Promise.all([phone.close(), on.desk.close()])
  } finally {
    await house.close()
  }
})

test('plain http in a hall is enough to write', async () => {
  const house = await openServer({ host: 'zaal.local', settings: { MWR_ON_LOCATION: 'true' } })
  try {
    const on = await evening(browser, house)
    const phone = await writer(on.card)
    assert.equal(await phone.page.evaluate(() => globalThis.isSecureContext), false)
    const words = 'Ik stond in de kou voor een dichte deur.'
    await write(phone, words, step)
    await trusts(phone, words, sent)
    assert.deepEqual(phone.wrong, [])
    await Promise.all([phone.close(), on.desk.close()])
  } finally {
    await house.close()
  }
})
