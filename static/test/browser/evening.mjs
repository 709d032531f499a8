// One whole evening, from the QR codes to the outcome page, in parts that follow one another. The conversation test plays
// it and looks at what it promises; pictures.mjs plays it and takes photographs.
import assert from 'node:assert/strict'
import {
  answerAll, bundle, bundled, button, dateField, enter, heading, leaveDialog, logIn, makeSession, next, openEvening, openScreen, ownCard, pairWall, place, pledge,
  press, readDoors, see, sent, shown, trusts, write, writeWords,
} from './people.mjs'

const steps = ['Er is iets mis', 'Waar moet ik zijn?', 'Ik vraag hulp', 'Ik lever papieren in', 'Iemand kijkt naar mijn vraag', 'Ik moet naar iemand anders',
  'Er komt een antwoord', 'Ik krijg hulp', 'Hoe gaat het nu?']

// Nine barriers, one a step. The words are of the three who live through it; the last was said aloud and written down.
export const told = [
  { who: 0, words: 'Toen het misging wist ik niet wie ik kon bellen.', sentence: 'Je weet niet wie je kunt bellen.' },
  { who: 1, words: 'Ik ging naar drie balies en niemand wist het.', sentence: 'Je wordt van balie naar balie gestuurd.' },
  { who: 2, words: 'Ik moest alles nog een keer vertellen.', sentence: 'Je moet je verhaal steeds opnieuw vertellen.' },
  { who: 0, words: 'Het formulier was te moeilijk voor mij.', sentence: 'Het formulier is te moeilijk.' },
  { who: 1, words: 'Ik hoorde wekenlang niets van mijn aanvraag.', sentence: 'Je hoort wekenlang niets.' },
  { who: 2, words: 'Zij stuurden mij door en belden zelf niet.', sentence: 'Je wordt doorgestuurd en niemand belt.' },
  { who: 0, words: 'De brief met het antwoord begreep ik niet.', sentence: 'De brief is niet te begrijpen.' },
  { who: 1, words: 'De hulp stopte toen ik net op weg was.', sentence: 'De hulp stopt te vroeg.' },
].map((one, i) => ({ ...one, step: steps[i] }))
export const aloud = { words: 'Niemand vraagt daarna nog hoe het gaat.', sentence: 'Niemand vraagt daarna hoe het gaat.', step: steps[8] }
export const besides = { who: 2, words: 'Ik vertelde het aan de telefoon ook weer opnieuw.', step: steps[2] }
const worked = ['Ik mag zelf niet beslissen wie er snel hulp krijgt.', 'Onze systemen praten niet met elkaar.']
const helped = 'Ik help mensen met papieren, maar ik mag niet meekijken.'
const absent = ['Mensen die niet durven komen, vindt u bij de kerk.', 'Mensen zonder huis, vindt u bij de opvang.', 'Jonge ouders, vindt u bij het consultatiebureau.']
export const all = [...told, aloud]
const asks = all.map(({ sentence }, i) => ({ title: `Wij vragen een vast antwoord op: ${sentence.slice(0, -1).toLowerCase()}`, who: ['teamleider wijk', 'teammanager inkomen', 'beleidsadviseur'][i % 3] }))
const settled = 'De bus naar het loket is voor iemand betaald.'
export const promised = 'Ik bel iedereen binnen een week terug.'

// openStage opens the screens. The asked person and the readers come later.
export async function openStage(browser, house) {
  const [desk, wall, scribe, ...phones] = await Promise.all(['desk', 'wall', 'scribe', ...Array(6).fill('phone')].map((kind) => openScreen(browser, kind)))
  const stage = { browser, house, desk, wall, scribe, phones, people: phones.slice(0, 3), officials: phones.slice(3, 5), helper: phones[5] }
  stage.screens = [desk, wall, scribe, ...phones]
  return stage
}

const each = (list, does) => Promise.all(list.map(does))

// Each part has a name, what happens, and is looked at by who plays it.
export const parts = [
  ['klaarzetten', async (on, look) => {
    await logIn(on.desk, on.house.url)
    on.session = await makeSession(on.desk, 'Hulp die past', () => look('klaarzetten', on.desk))
    on.doors = await readDoors(on.desk)
    await pairWall(on.desk, on.wall, on.house.url)
    await look('deuren', on.desk)
    await leaveDialog(on.desk)
    on.doors.scribe = await scribeDoor(on)
    on.from = on.desk.presses.length
    await openEvening(on.desk)
    await heading(on.wall.page, 'Doe mee met uw telefoon').waitFor()
  }],
  ['welkom', async (on, look) => {
    const doors = [on.doors.ervaring, on.doors.ervaring, on.doors.ervaring, on.doors.werk, on.doors.werk, on.doors.help]
    await on.phones[0].page.goto(on.doors.ervaring)
    await heading(on.phones[0].page, 'Fijn dat u er bent').waitFor()
    await look('binnen', on.phones[0])
    await each(on.phones.slice(0, 5), (phone, i) => enter(phone, doors[i], i === 3 ? 'wijkteam' : i === 4 ? 'team inkomen' : ''))
    await heading(on.phones[3].page, 'Wat belooft u?').waitFor()
    await look('belofte', on.phones[3])
    await each(on.officials, pledge)
    await each(on.phones.slice(0, 5), ({ page }) => heading(page, 'Welkom. Fijn dat u er bent.').waitFor())
    await see(on.wall.page, '5 mensen doen mee')
    await look('welkom', on.phones[0], on.desk, on.wall)
  }],
  ['luisteren', async (on, look) => {
    await next(on.desk, 'Luisteren')
    await each(on.phones.slice(0, 5), ({ page }) => heading(page, 'Leg uw telefoon weg').waitFor())
    const { page } = on.scribe
    await page.goto(on.doors.scribe)
    await heading(page, 'Schrijf op wat u hoort').waitFor()
    await page.getByLabel('Welke stap?').selectOption({ label: `9. ${aloud.step}` })
    await page.getByLabel('De woorden, zoals gezegd').fill(aloud.words)
    await page.getByLabel('Voorgelezen. De persoon zegt ja.').check()
    await press(page, 'Bewaar')
    await see(page, 'Veilig verstuurd, nog niet in de zaal')
    await look('luisteren', on.phones[0], on.phones[3], on.desk, on.wall, on.scribe)
  }],
  ['terugzeggen', async (on) => {
    await next(on.desk, 'Terugzeggen')
  }],
  ['schrijven', async (on, look) => {
    await next(on.desk, 'Drempels op de route')
    await each(on.people, async (phone, i) => {
      for (const { words, step } of [...told, besides].filter(({ who }) => who === i)) await write(phone, words, step)
    })
    await look('schrijven', on.phones[0], on.wall)
    await each(on.officials, (phone, i) => write(phone, worked[i], steps[4]))
    await firstCard(on) // somebody comes in late, and is timed in taps
    await each(on.phones, (phone) => phone.page.getByText(sent).first().waitFor())
    await each(told, ({ who, words }) => trusts(on.phones[who], words, sent))
    await nobodyElse(on)
  }],
  ['pauze', async (on, look) => {
    await next(on.desk, 'Pauze en pols')
    await each(on.phones, async ({ page }) => {
      await heading(page, 'Hoe veilig voelt het hier?').waitFor()
      await press(page, 'Goed')
      await see(page, 'Uw keuze is bewaard.')
    })
    await look('pols', on.phones[0], on.wall)
  }],
  ['onthullen', async (on, look) => {
    await next(on.desk, 'Onthullen en bevestigen')
    await nobodyElse(on)
    await on.desk.page.locator('header').getByRole('button', { name: 'Onthul' }).click()
    await each(all, ({ words }) => on.desk.page.locator('.mwr-card', { hasText: words }).waitFor())
    await each(on.phones, ({ page }) => heading(page, 'Dit schreven mensen').waitFor())
    await on.phones[3].page.getByText(told[0].words).first().waitFor({ state: 'attached' })
    await heading(on.wall.page, 'De route nu: waar loopt het vast?').waitFor()
    await look('onthuld', on.phones[0], on.desk, on.wall)
  }],
  ['bundelen', async (on, look) => {
    for (const one of told) await bundle(on.desk, one.step === besides.step ? [one.words, besides.words] : [one.words], one.sentence)
    await bundle(on.desk, [aloud.words], aloud.sentence)
    await heading(on.phones[0].page, 'Klopt dit?').waitFor()
    await look('klopt-dit', on.phones[0], on.phones[5], on.desk, on.wall)
    const own = await each(on.phones, answerAll)
    const mine = (who) => told.filter((one) => one.who === who).map(({ sentence }) => sentence).sort()
    for (const [who, sentences] of own.entries()) assert.deepEqual(sentences.sort(), mine(who), 'everybody is asked about their own words and about no others')
    await bundled(on.desk.page, aloud.sentence).getByRole('button', { name: 'Hardop bevestigd' }).click()
    await each(all, ({ sentence }) => bundled(on.desk.page, sentence).locator('.ams-badge', { hasText: 'bevestigd' }).waitFor())
    await look('bevestigd', on.phones[0], on.desk, on.wall)
  }],
  ['wat-en-wie', async (on, look) => {
    const { page } = on.desk
    await next(on.desk, 'Wat kan morgen')
    await page.getByLabel('Wat moet er anders?').click()
    for (const [i, { title, who }] of asks.entries()) {
      await see(page, `Drempel ${i + 1} van 9`)
      await page.getByLabel('Wat moet er anders?').fill(title)
      await page.getByLabel('Wie vragen we?').fill(who)
      if (i === 1) await look('drempel', on.desk, on.wall, on.phones[0])
      await press(page, 'Vraag het')
      await see(page, `${i + 1} van 9 gevraagd`)
    }
    await settle(on, look)
    const { page: official } = on.officials[0]
    await press(official, 'Ik beloof iets')
    await official.getByLabel('In uw eigen woorden').fill(promised)
    await look('belofte-doen', on.officials[0])
    await press(official, 'Beloof dit')
    await page.getByText(promised).waitFor()
    await look('wat-en-wie', on.desk, on.wall, on.phones[3])
  }],
  ['afwezigen', async (on, look) => {
    await next(on.desk, 'Wie waren er niet bij?')
    await each(on.people, async (phone, i) => {
      await heading(phone.page, 'Wie was er niet bij?').waitFor()
      await writeWords(phone, absent[i])
      await press(phone.page, 'Plaats') // at the step of the last card
      await trusts(phone, absent[i], sent)
    })
    await on.desk.page.locator('header').getByRole('button', { name: 'Onthul' }).click()
    await each(on.people, (phone, i) => trusts(phone, absent[i], shown))
    await look('afwezigen', on.phones[0], on.desk, on.wall)
  }],
  ['afronden', async (on, look) => {
    await next(on.desk, 'Afronden')
    await each(on.phones, async ({ page }) => { await heading(page, 'Hoe hoort u nieuws?').waitFor() })
    await heading(on.wall.page, 'Dit vragen wij, en dan horen wij het').waitFor()
    await look('contact', on.phones[0], on.wall, on.desk)
    await each(on.phones, async ({ page }) => {
      await press(page, 'Bewaar')
      await heading(page, 'Hoe veilig voelt het hier?').waitFor()
      await press(page, 'Goed')
      await press(page, 'Ga verder')
      await heading(page, 'Dank u wel. Dit neemt u mee.').waitFor()
    })
    await look('einde', on.phones[0])
    await press(on.desk.page, 'Sluit')
    await look('sluiten', on.desk)
    await press(on.desk.page, 'Ja, sluit het gesprek')
    await heading(on.phones[0].page, 'Het gesprek is klaar. Dank u wel.').waitFor()
    on.presses = on.desk.presses.slice(on.from)
    await look('daarna', on.desk, on.phones[0], on.wall)
  }],
  ['antwoord', async (on, look) => {
    const { page } = on.desk
    const first = page.locator('.mwr-asked', { hasText: asks[0].title })
    await first.getByRole('button', { name: 'Stuur de vraag' }).click()
    const address = await page.getByRole('dialog').locator('.mwr-way a').getAttribute('href')
    assert.match(address, /\/antwoord#[\w-]{22}$/)
    await look('link', on.desk)
    await leaveDialog(on.desk)
    const asked = on.asked = await openScreen(on.browser, 'desk')
    on.screens.push(asked)
    await asked.page.goto(address)
    await heading(asked.page, 'U bent gevraagd. Doet u dit?').waitFor()
    await see(asked.page, told[0].sentence)
    await look('gevraagd', asked)
    on.due = dateField(30)
    await asked.page.locator('summary', { hasText: 'Ja, ik doe dit' }).click()
    await asked.page.getByLabel('Wanneer is het klaar?').fill(on.due)
    await asked.page.getByLabel('Wat is uw eerste stap die mensen zien?').fill('Wij hangen een nummer op bij het loket.')
    await asked.page.getByLabel('Wanneer is die stap klaar?').fill(dateField(20))
    await press(asked.page, 'Ja, ik doe dit')
    await heading(asked.page, 'Dank u wel').waitFor()
    await first.locator('.ams-badge', { hasText: /^toegezegd$/ }).waitFor()
  }],
  ['uitkomst', async (on, look) => {
    const { page } = on.desk
    await page.locator('.mwr-asked', { hasText: asks[0].title }).getByLabel('Soort actie').selectOption('K6')
    await page.locator('.mwr-asked', { hasText: asks[0].title }).locator('option[value=K6]:checked').waitFor({ state: 'attached' })
    await page.getByLabel('Iemand die vertelde heeft het gelezen').check()
    await press(page, 'Zet de uitkomst erop')
    await button(page, 'Berg op').waitFor()
    await look('gepubliceerd', on.desk)
  }],
]

// scribeDoor reads what the QR code on the printed card of the table says.
async function scribeDoor(on) {
  const cards = await on.desk.context.newPage()
  await cards.goto(`${on.house.url}/bureau/${on.session}/print`)
  await cards.getByRole('heading', { name: 'Schrijver aan tafel 1' }).waitFor()
  await cards.close()
  const answer = await on.desk.page.request.get(`${on.house.url}/bureau/${on.session}/deuren`)
  return (await answer.json()).scribes[0].url
}

// firstCard counts the taps of the helper from the QR code to the first card. The words are the only thing that must be filled in.
async function firstCard(on) {
  const { page, presses } = on.helper
  const must = async () => page.locator('[required]:not([type=radio]), [aria-required=true]').count()
  await page.goto(on.doors.help)
  await heading(page, 'Fijn dat u er bent').waitFor()
  on.obligatory = await must()
  await press(page, 'Doe mee')
  await heading(page, 'Waar liep u vast?').waitFor()
  on.obligatory += await must()
  await writeWords(on.helper, helped)
  await place(on.helper, steps[3])
  await ownCard(on.helper, helped).waitFor()
  on.taps = [...presses]
}

// nobodyElse looks on every other screen, and in everything that it was ever sent, for words that are still their writer's own.
export async function nobodyElse(on) {
  const own = [...told, besides].map(({ who, words }) => [on.phones[who], words])
  own.push(...on.officials.map((phone, i) => [phone, worked[i]]), [on.helper, helped], [on.scribe, aloud.words])
  for (const screen of on.screens) {
    const dom = await screen.page.content()
    for (const [writer, words] of own) {
      if (writer === screen) continue
      assert.ok(!dom.includes(words), `a ${screen.kind} shows what is not revealed: ${words}`)
      assert.ok(!screen.heard().includes(words), `a ${screen.kind} was sent what is not revealed: ${words}`)
    }
  }
  for (const [writer, words] of own) assert.ok(writer.heard().includes(words) || (await writer.page.content()).includes(words), `who wrote it has it: ${words}`)
}

async function settle(on, look) {
  const { page } = on.desk
  await press(page, 'Meteen geregeld')
  await page.getByLabel('Wat is er geregeld?').fill(settled)
  await page.getByLabel('Door welke functie of welk team?').fill('wijkteam')
  await press(page, 'Noteer')
  const one = page.locator('.mwr-asked', { hasText: settled })
  await one.locator('.ams-badge', { hasText: 'los eindje' }).waitFor()
  await one.getByRole('button', { name: 'Wie heeft dit ook?' }).click()
  await page.getByLabel('Wie heeft dit ook, en hoe vinden we hen?').fill('Mensen ver van het loket. Wij vragen het de buurtwerkers.')
  await page.getByLabel('Welke actie?').selectOption({ label: `${asks[0].title} (${asks[0].who})` })
  await look('en-de-anderen', on.desk)
  await press(page, 'Ja, dat mag')
  await press(page, 'Koppel')
  await one.locator('.ams-badge', { hasText: 'gekoppeld aan een actie' }).waitFor()
}

export { asks, absent, settled }
