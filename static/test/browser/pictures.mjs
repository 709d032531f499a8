// Plays the evening and photographs each screen in each part: node test/browser/pictures.mjs FOLDER
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from './chromium.mjs'
import { openStage, parts } from './evening.mjs'
import { openScreen, sizes } from './people.mjs'
import { openServer } from './server.mjs'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('Say where the pictures go: node test/browser/pictures.mjs FOLDER')
  process.exit(1)
}
mkdirSync(folder, { recursive: true })

const house = await openServer()
const browser = await openBrowser()
try {
  const on = await openStage(browser, house)
  let n = 0
  const picture = (page, name) => page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  const look = async (name, ...screens) => {
    const at = `${String(++n).padStart(2, '0')}-${name}`
    for (const screen of screens) {
      const which = screen.kind === 'phone' ? `phone-${on.phones.indexOf(screen) + 1}` : screen.kind
      await picture(screen.page, `${at}-${which}`)
      if (screen === on.desk) await small(screen, `${at}-${which}-390`)
    }
  }
  for (const [, does] of parts) await does(on, look)
  await readers(on)
  console.log(`pictures are in ${folder}`)
} finally {
  await browser.close()
  await house.close()
}

// small shows what the facilitator has on a phone, on a page of its own: dialogs and what is being typed stay where they are.
async function small({ page, context }, name) {
  const other = await context.newPage()
  await other.setViewportSize({ width: 390, height: 844 })
  await other.goto(page.url())
  await other.locator('.mwr-tabs, form').first().waitFor()
  await other.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  await other.close()
}

// readers photographs the pages of afterwards, whole, on a phone and on a laptop.
async function readers(on) {
  const whole = (page, name) => page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
  for (const [kind, width] of [['phone', 360], ['desk', 1366]]) {
    const { page, close } = await openScreen(on.browser, kind)
    for (const [name, path] of [['start', '/'], ['meedoen', '/d'], ['uitkomst', `/uitkomst/${on.session}`], ['hulp', '/hulp'], ['inloggen', '/bureau']]) {
      await page.goto(on.house.url + path)
      await whole(page, `page-${name}-${width}`)
    }
    await close()
    const own = kind === 'phone' ? on.phones[0].page : on.phones[1].page
    await own.setViewportSize({ ...sizes[kind].viewport })
    for (const [name, path] of [['mijn', '/mijn'], ['blad', '/mijn/blad']]) {
      await own.goto(on.house.url + path)
      await whole(own, `page-${name}-${width}`)
    }
  }
  await on.asked.page.goto(`${on.house.url}/antwoord`)
  await whole(on.asked.page, 'page-antwoord-1366')
}
