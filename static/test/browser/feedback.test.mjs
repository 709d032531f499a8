// The terugkoppelgesprek in a real browser, three months after an evening: the desk steps through an agenda that fills
// itself, the wall shows one thing at a time, and who told it says on her phone, with the slip of then, what she notices.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser } from './chromium.mjs'
import { dateField, enter, jump, leaveDialog, pairWall, pledge, readDoors } from './people.mjs'
import { openServer } from './server.mjs'
import { action, asked, core, desks, heading, openScreen, over, press, see, sends, told } from './weeks.mjs'

let browser
before(async () => { browser = await openBrowser() })
after(async () => { await browser?.close() })

const done = 'Wij vragen alleen wat nog niemand weet.'
const shown = 'Vijf gesprekken zijn nagelopen.'
const dissent = 'Aan de telefoon vragen ze het nog.'

test('a terugkoppelgesprek from what is claimed to what the table decides', async (t) => {
  const house = await openServer({ later: true })
  t.after(() => house.close())
  const on = await told(browser, house)
  t.after(() => Promise.all(on.screens.map((screen) => screen.close())))
  const look = openLook(on)
  await asked(on, 'teammanager inkomen')
  await over(on)
  const owner = await claims(on)
  await house.goes(5)
  const { page } = on.desk
  const session = await plans(on)
  await page.goto(`${house.url}/bureau/${session}`)
  const doors = await readDoors(on.desk)
  const wall = await openScreen(browser, 'wall')
  on.screens.push(wall)
  await pairWall(on.desk, wall, house.url)
  await leaveDialog(on.desk)

  const fatma = await comes(on, doors.ervaring, on.teller.slip, look)
  const known = await comes(on, doors.ervaring, on.other.slip)
  const official = await openScreen(browser, 'phone')
  on.screens.push(official)
  await enter(official, doors.werk, 'klantmanager')
  await pledge(official)

  await jump(on.desk, 'Wat is klaar volgens wie het deed?')
  const item = page.locator('.mwr-asked', { hasText: action })
  await item.getByText(done).waitFor()
  await press(item, 'Zet in het licht')
  await see(wall.page, done)
  await see(wall.page, shown)
  await look('klaar', on.desk, wall, fatma)

  await jump(on.desk, 'Merken wij het?')
  await press(page.locator('.mwr-asked', { hasText: action }), 'Zet in het licht')
  await see(wall.page, 'Merkt u het?')
  await see(official.page, 'Wie het meemaakt, is aan het woord. U luistert nu.')
  await see(fatma.page, done)
  await look('nakijken', on.desk, wall, fatma, official)
  await press(known.page, 'Ja, ik merk het')
  await press(known.page, 'Ja')
  await see(known.page, 'U zei: Ja, ik merk het.')
  await page.locator('.mwr-asked').getByText('1 antwoord.').waitFor()
  await no(fatma, look)
  await page.locator('.mwr-asked').getByText('De actie is weer open.').waitFor()
  assert.equal(await fatma.page.locator('.mwr-choices').count(), 0, 'it is not asked again')
  assert.equal(wall.heard().includes('gemerkt'), false, 'no verdict reaches the wall')

  await jump(on.desk, 'Nog niet, of niet helemaal?')
  await owner.page.reload()
  await sends(owner, 'resume-action', { next: 'Ook de telefoon leest nu eerst.' })
  await page.locator('.mwr-asked').getByText('De eigenaar werkt er weer aan.').waitFor()
  await look('nog-niet', on.desk)
  await sends(owner, 'claim-action', { told: done })
  await jump(on.desk, 'Wat is klaar volgens wie het deed?')
  await fills(on.desk, 'Vraag de mensen: merkt u het?')
  await page.locator('.mwr-asked').getByText('Aan wie het meemaakt, is gevraagd').waitFor()
  await jump(on.desk, 'Merken wij het?')
  await no(fatma)

  await jump(on.desk, 'Nog niet, of niet helemaal?')
  await fills(on.desk, 'De tafel besluit', async (form) => {
    await form.getByLabel('Het staat.').check()
    await form.getByLabel('Niemand heeft een bezwaar').check()
    await press(form, 'Bewaar het besluit')
    await form.getByText('Schrijf op wat sommige mensen anders zien.').waitFor() // what was chosen stays
    await look('besluit', on.desk)
    await form.getByLabel('Wat zien sommige mensen anders?').fill(dissent)
  })
  await page.locator('.mwr-asked').getByText('De tafel laat het staan.').waitFor()

  await jump(on.desk, 'Is er iets terug?')
  await press(fatma.page, 'Ik heb dit weer')
  await fills(on.desk, 'Vraag de mensen: is dit terug?')
  await fatma.page.getByRole('button', { name: 'Ja, het is terug' }).waitFor({ timeout: 20_000 })
  await look('terugkeer', on.desk, fatma)
  await press(fatma.page, 'Nee, dit is iets anders')
  await page.locator('.mwr-asked').getByText('Is dit terug? Nee, dit is iets anders.').waitFor()

  await jump(on.desk, 'Afronden')
  await press(page, 'Sluit')
  await press(page, 'Ja, sluit het gesprek')
  await heading(fatma.page, 'Het gesprek is klaar. Dank u wel.').waitFor()
  const reader = await openScreen(browser, 'phone', { javaScriptEnabled: false })
  on.screens.push(reader)
  await reader.page.goto(`${house.url}/uitkomst/${session}`)
  await see(reader.page, 'Dit kwam uit het gesprek')
  await see(reader.page, 'De tafel laat het staan. Niet iedereen ziet het hetzelfde.')
  await look('uitkomst', reader)
  for (const { kind, wrong } of on.screens) assert.deepEqual(wrong, [], kind)
})

// claims brings the action so far that its owner says it is done, by the personal link.
async function claims(on) {
  const { page } = on.desk
  await page.locator('.mwr-asked', { hasText: action }).getByRole('button', { name: 'Stuur de vraag' }).click()
  const address = await page.getByRole('dialog').locator('.mwr-way a').getAttribute('href')
  await leaveDialog(on.desk)
  const owner = await openScreen(browser, 'desk')
  on.screens.push(owner)
  await owner.page.goto(address)
  await sends(owner, 'ja', { klaar: dateField(40), stap: 'Wij lezen eerst wat er al staat.', stap_op: dateField(10) })
  await desks(on)
  await sends(on.desk, 'grade-action', { ladder: 'K5' })
  await sends(on.desk, 'judge-kind', { side: 'ervaring', ladder: 'K5' })
  await owner.page.goto(`${on.house.url}/antwoord`)
  await sends(owner, 'judge-kind', {}, 'Ja, deze soort klopt')
  await sends(owner, 'plan-action', { manager: 'directeur', effect: 'U vertelt het één keer.', measure: 'keren vertellen', now: '3', goal: '1', measurer: 'het collectief' })
  await sends(owner, 'begin-action')
  await sends(owner, 'add-evidence', { type: 'verklaring', what: shown })
  await sends(owner, 'claim-action', { told: done })
  return owner
}

// plans makes a terugkoppelgesprek in the same trajectory, and opens it: preparing has a test of its own.
async function plans(on) {
  await desks(on)
  const { page } = on.desk
  await page.goto(`${on.house.url}/bureau/nieuw`)
  const traject = await page.locator('select[name=traject] option').nth(1).getAttribute('value')
  const send = async (path, form) => {
    const answer = await page.request.post(on.house.url + path, { form, headers: { origin: on.house.url }, maxRedirects: 0 })
    assert.equal(answer.status(), 303, await answer.text())
    return answer.headers().location
  }
  const to = await send('/bureau/nieuw', { titel: 'Merken wij het?', traject, sjabloon: 'T4', datum: dateField(5), plaats: 'buurthuis', functies: 'teammanager inkomen' })
  for (const form of [
    { wat: 'mandaat', trede: 'adviseren', gebruik: 'De dienst geeft op elke vraag een antwoord.', door: 'directeur sociaal domein', belofte: 'ja' },
    { wat: 'dringend', wie: 'de buurtwerker', nummer: '14 030', tot: '22 uur' },
    { wat: 'terugkoppel', datum: dateField(90) },
    { wat: 'open' },
  ]) await send(to, form)
  return /bureau\/([^/]+)\/klaarzetten/.exec(to)[1]
}

// comes is somebody on a new phone, with the slip of then.
async function comes(on, card, slip, look = async () => {}) {
  const phone = await openScreen(browser, 'phone')
  on.screens.push(phone)
  await phone.page.goto(card)
  await heading(phone.page, 'Fijn dat u er bent').waitFor()
  await phone.page.getByLabel('Was u er eerder bij?').fill(slip)
  await look('binnen', phone)
  await press(phone.page, 'Doe mee')
  await phone.page.locator('.mwr-line').waitFor()
  return phone
}

// no says on a phone that it is not noticed: three taps, and words that need not be given.
async function no({ page }, look = async () => {}) {
  await press(page, 'Nee, nog niet')
  await press(page, 'Het is niet overal zo')
  await look('nee', { kind: 'phone', page })
  await press(page, 'Nee')
  await see(page, 'Bewaard. Dank u wel.')
}

// fills opens a form of the agenda and sends it.
async function fills({ page }, name, fill = async () => {}) {
  const box = page.locator('.mwr-asked details', { has: page.getByText(name, { exact: true }) }).first()
  await box.locator('summary').click()
  await fill(box.locator('form'))
  await box.locator('form button').last().click()
}

// openLook photographs screens when the name of a folder stands in PICTURES.
function openLook(on) {
  const folder = process.env.PICTURES
  let n = 0
  return async (name, ...screens) => {
    if (!folder) return
    n++
    for (const { kind, page } of screens) {
      const of = on.screens.findIndex((screen) => screen.page === page)
      await page.screenshot({ path: `${folder}/${String(n).padStart(2, '0')}-${name}-${kind}-${of}.png`, fullPage: kind !== 'wall', animations: 'disabled' })
      if (kind === 'desk') await small(page, `${folder}/${String(n).padStart(2, '0')}-${name}-desk-360.png`)
    }
  }
}


// small shows the same desk on the facilitator's own phone, on a page of its own: what is being typed stays.
async function small(page, path) {
  const other = await page.context().newPage()
  await other.setViewportSize({ width: 360, height: 740 })
  await other.goto(page.url())
  await other.locator('.mwr-tabs button').nth(1).click()
  await other.locator('.mwr-asked').first().waitFor()
  await other.screenshot({ path, animations: 'disabled' })
  await other.close()
}
