// What people do in the weeks after an evening: pages that are read, with forms that work without script.
import assert from 'node:assert/strict'
import { account } from './server.mjs'
import { answerAll, bundle, enter, evening, heading, jump, leaveDialog, onBoard, openScreen, press, see, write } from './people.mjs'

export const core = 'Je moet alles drie keer vertellen.'
export const action = 'Vraag alleen wat nog niemand weet'
const words = ['Ik vertelde het aan de balie en toen nog twee keer.', 'Bij elke brief begin ik opnieuw.', 'Niemand leest wat er al staat.']
const step = 'Iemand kijkt naar mijn vraag'

// told is an evening with one barrier that two people know: who told it, and who recognised it. Both keep their slip.
export async function told(browser, house) {
  const { desk, card } = await evening(browser, house)
  const session = /bureau\/([^/?#]+)/.exec(desk.page.url())[1]
  const [teller, other] = await Promise.all([openScreen(browser, 'phone'), openScreen(browser, 'phone')])
  for (const phone of [teller, other]) await enter(phone, card)
  await write(teller, words[0], step)
  for (const one of words.slice(1)) await write(other, one, step)
  await onBoard(desk, words)
  await bundle(desk, [words[0]], core)
  await Promise.all([teller, other].map(answerAll))
  return { browser, house, desk, session, teller, other, screens: [desk, teller, other] }
}

// asked asks one function for the action, with the evening over, and gives the address of its personal link.
export async function asked(on, function_) {
  const { page } = on.desk
  await jump(on.desk, 'Wat kan morgen, wat moet voor iedereen anders?')
  await page.getByLabel('Wat moet er anders?').fill(action)
  await page.getByLabel('Wie vragen we?').fill(function_)
  await press(page, 'Vraag het')
  await page.locator('.mwr-asked', { hasText: action }).waitFor()
}

// over closes the evening, and notes the codes on the slips.
export async function over(on) {
  const { page } = on.desk
  await jump(on.desk, 'Afronden')
  await press(page, 'Sluit')
  await press(page, 'Ja, sluit het gesprek')
  for (const phone of [on.teller, on.other]) {
    await heading(phone.page, 'Het gesprek is klaar. Dank u wel.').waitFor()
    await phone.page.goto(`${on.house.url}/mijn`)
    phone.slip = await phone.page.locator('.mwr-code-own').innerText()
    await phone.page.getByText('Via het collectief').click()
    await sends(phone, 'contact', {}, 'Bewaar')
  }
}

// comesBack is somebody who has only the slip, in a browser without script.
export async function comesBack(on, phone) {
  const reader = await openScreen(on.browser, 'phone', { javaScriptEnabled: false })
  await reader.page.goto(`${on.house.url}/mijn`)
  await reader.page.getByLabel('De code op uw blad').fill(phone.slip)
  await press(reader.page, 'Laat mijn inbreng zien')
  await heading(reader.page, 'Mijn inbreng').waitFor()
  on.screens.push(reader)
  return reader
}

// desks is the facilitator who logs in anew, weeks later, and looks what there is to do.
export async function desks(on) {
  const { page } = on.desk
  await page.goto(`${on.house.url}/bureau/${on.session}/vervolg`)
  const name = page.getByLabel('Naam')
  if (await name.isVisible()) {
    await name.fill(account.name)
    await page.getByLabel('Wachtwoord').fill(account.password)
    await press(page, 'Log in')
    await heading(page, 'Uw gesprekken').waitFor()
    await page.goto(`${on.house.url}/bureau/${on.session}/vervolg`)
  }
}

// sends fills in the form of a wish by the names that its fields have, and sends it.
export async function sends({ page }, op, fields = {}, button) {
  const form = page.locator(`form[action$="/${op}"]`).first()
  await form.waitFor({ state: 'attached' })
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true }).catch(() => undefined)
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`)
    const kind = await field.first().evaluate((one) => one.type)
    if (kind === 'radio' || kind === 'checkbox') await form.locator(`[name="${name}"][value="${value}"]`).check()
    else if (kind === 'select-one') await field.selectOption(value)
    else await field.fill(value)
  }
  const sent = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await (button ? form.getByRole('button', { name: button, exact: true }) : form.getByRole('button')).first().click()
  await sent
  await page.waitForLoadState()
  const refused = page.locator('.ams-alert--error')
  assert.equal(await refused.count(), 0, `${op} was refused: ${await refused.allInnerTexts()}`)
}

export { heading, leaveDialog, openScreen, press, see }
