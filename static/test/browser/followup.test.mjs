// The weeks after an evening, in a real browser: owners and raisers come by what they hold, and the clock goes ahead.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { dateField, jump, waits } from './people.mjs'
import { openServer } from './server.mjs'
import { action, asked, comesBack, core, desks, heading, leaveDialog, openScreen, over, press, see, sends, told } from './weeks.mjs'

let browser
before(async () => { browser = await openBrowser() })
after(async () => { await browser?.close() })

// evening opens a server of its own, because its clock goes ahead.
async function evening(t) {
  const house = await openServer({ later: true })
  t.after(() => house.close())
  const on = await told(browser, house)
  t.after(() => Promise.all(on.screens.map((screen) => screen.close())))
  return on
}

test('an action from request to not noticed, to reopened, to confirmed', async (t) => {
  const on = await evening(t)
  await asked(on, 'teammanager inkomen')
  await over(on)
  const owner = await owns(on)
  await sends(owner, 'ja', { klaar: dateField(40), stap: 'Wij lezen eerst wat er al staat.', stap_op: dateField(10) })
  await heading(owner.page, 'Dank u wel').waitFor()
  await on.desk.page.locator('.mwr-asked', { hasText: action }).getByLabel('Soort actie').selectOption('K5')
  await waits(async () => { // the desk leaves for another page when the server knows which kind it is
    await owner.page.goto(`${on.house.url}/antwoord`)
    return await owner.page.locator('form[action$="/judge-kind"]').count() > 0
  })

  await desks(on)
  await sends(on.desk, 'judge-kind', { side: 'ervaring', ladder: 'K5' })
  await owner.page.goto(`${on.house.url}/antwoord`)
  await sends(owner, 'judge-kind', {}, 'Ja, deze soort klopt')
  await sends(owner, 'plan-action', { manager: 'directeur', effect: 'U vertelt het één keer.', measure: 'keren vertellen', now: '3', goal: '1', measurer: 'het collectief' })
  await sends(owner, 'begin-action')
  await sends(owner, 'add-evidence', { type: 'verklaring', what: 'Vijf gesprekken zijn nagelopen.' })
  await sends(owner, 'claim-action', { told: 'Wij vragen alleen wat nog niemand weet.' })
  await see(owner.page, 'De eigenaar zegt dat het klaar is')

  await on.house.goes(1)
  const teller = await comesBack(on, on.teller)
  await see(teller.page, core)
  await teller.page.reload()
  await sends(teller, 'give-verdict', { verdict: 'niet', needed: 'nee', reason: 'niet_overal', words: 'Aan de telefoon vroegen ze het weer.', may: 'zo' })
  await see(teller.page, 'Bewaard. Dank u wel.')
  await owner.page.reload()
  await see(owner.page, 'Het is nog niet goed. We gaan verder.')
  await see(owner.page, 'Aan de telefoon vroegen ze het weer.')
  await everybody(on, 'Het is nog niet goed. We gaan verder.')

  await sends(owner, 'resume-action', { next: 'Ook de telefoon leest nu eerst.' })
  await sends(owner, 'claim-action', { told: 'Ook aan de telefoon vragen wij het niet opnieuw.' })
  await on.house.goes(1)
  for (const phone of [on.teller, on.other]) {
    const reader = await comesBack(on, phone)
    await reader.page.reload()
    await sends(reader, 'give-verdict', { verdict: 'gemerkt', needed: 'ja' })
    await see(reader.page, 'Bewaard. Dank u wel.')
  }
  await on.house.goes(15) // all who told it have answered: the clock ends the round after two weeks
  await everybody(on, 'Nagekeken: mensen merken het.')
  await owner.page.reload()
  await see(owner.page, 'Nagekeken: mensen merken het.')
  none(on)
})

test('a signal from the table to the VNG and back, with the words that were made of it', async (t) => {
  const on = await evening(t)
  await over(on)
  await desks(on)
  const proposal = 'Eén toets op inkomen, die alle diensten geloven.'
  await sends(on.desk, 'prepare-leg', { level: 'vng', question: 'beantwoorden', proposal, skip: 'Het gaat over landelijke regels.' })
  await sends(on.desk, 'ask-carrier', { function: 'adviseur lobby', answerBy: dateField(7) })
  const carrier = await carries(on, 'adviseur lobby')
  await sends(carrier, 'accept-carrying', { sendBy: dateField(5) })
  await sends(carrier, 'send-leg')
  await see(carrier.page, 'Niemand verandert dit nog.')
  await sends(carrier, 'rephrase-leg', { words: 'Je moet alles vertellen.' })
  const place = await carries(on, 'commissie')
  await see(place.page, core)
  await sends(place, 'receive-leg', { number: 'VNG 2026-7' })
  await sends(place, 'answer-leg', { kind: 'overgenomen', text: 'Wij vragen dit aan het Rijk.', by: 'voorzitter' })
  const teller = await comesBack(on, on.teller)
  await see(teller.page, 'Wij vragen dit aan het Rijk.')
  await sends(teller, 'deliver-answer')
  await see(teller.page, 'Je moet alles vertellen.')
  await sends(teller, 'answer-whisper', { says: 'bijna' })
  await see(teller.page, 'Bewaard. Dank u wel.')
  await everybody(on, /doorgegeven/i)
  await desks(on)
  await on.desk.page.getByRole('link', { name: 'Werk aan deze drempel' }).click()
  await sends(on.desk, 'close-leg')
  none(on)
})

test('an open end becomes public after fourteen days', async (t) => {
  const on = await evening(t)
  const { page } = on.desk
  await jump(on.desk, 'Wat kan morgen, wat moet voor iedereen anders?')
  await press(page, 'Meteen geregeld')
  await page.getByLabel('Wat is er geregeld?').fill('Een bus naar het loket.')
  await page.getByLabel('Door welke functie of welk team?').fill('wijkteam')
  await press(page, 'Noteer')
  await page.locator('.mwr-asked', { hasText: 'Een bus naar het loket.' }).locator('.ams-badge', { hasText: 'los eindje' }).waitFor()
  await over(on)
  const reader = await openScreen(browser, 'phone', { javaScriptEnabled: false })
  on.screens.push(reader)
  const open = reader.page.getByText('niemand koppelde dit nog')
  await reader.page.goto(`${on.house.url}/uitkomst/${on.session}`)
  assert.equal(await open.count(), 0, 'for two weeks it is for the desk')
  await on.house.goes(13)
  await reader.page.reload()
  assert.equal(await open.count(), 0, 'also on the day before')
  await on.house.goes(1)
  await reader.page.reload()
  await open.waitFor()
  await see(reader.page, '1 is nog een los eindje.')
  none(on)
})

// owns opens the personal link that the desk gives away.
async function owns(on) {
  const { page } = on.desk
  await page.locator('.mwr-asked', { hasText: action }).getByRole('button', { name: 'Stuur de vraag' }).click()
  const address = await page.getByRole('dialog').locator('.mwr-way a').getAttribute('href')
  await leaveDialog(on.desk)
  const owner = await openScreen(browser, 'desk')
  on.screens.push(owner)
  await owner.page.goto(address)
  await heading(owner.page, 'U bent gevraagd. Doet u dit?').waitFor()
  return owner
}

// carries opens the link of who carries a signal, or of the place that answers it, as the desk's page gives it.
async function carries(on, whose) {
  const { page } = on.desk
  await desks(on)
  await page.getByRole('link', { name: 'Werk aan deze drempel' }).click()
  await page.locator('form[action$="/draaglink"]').first().waitFor({ state: 'attached' })
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true })
  await page.locator('form[action$="/draaglink"]').getByRole('button', { name: `Link voor ${whose}` }).first().click()
  const address = await page.getByLabel('De link').inputValue()
  const one = await openScreen(browser, 'desk')
  on.screens.push(one)
  await one.page.goto(address)
  await see(one.page, core)
  return one
}

// everybody looks at the page that anybody can read.
async function everybody(on, words) {
  const reader = await openScreen(browser, 'phone', { javaScriptEnabled: false })
  await reader.page.goto(`${on.house.url}/uitkomst/${on.session}`)
  await see(reader.page, words)
  await reader.close()
}

const none = (on) => { for (const { kind, wrong } of on.screens) assert.deepEqual(wrong, [], kind) }
