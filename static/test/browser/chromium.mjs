// Finds the Chromium that is on this machine, or lets Debian's package manager put one there; it downloads nothing itself.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome']

function there(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function findChromium() {
  const { CHROMIUM, PATH = '' } = process.env
  if (CHROMIUM) return there(CHROMIUM) ? CHROMIUM : undefined
  const places = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...places, '/usr/bin/chromium'].find(there)
}

// haveChromium gives its path, or says in one line what is missing and ends.
export function haveChromium() {
  const found = findChromium()
  if (found) return found
  const { CHROMIUM } = process.env
  if (!CHROMIUM && process.getuid?.() === 0 && there('/usr/bin/apt-get')) {
    console.log('installing chromium with apt-get')
    spawnSync('apt-get update -qq && apt-get install -y -qq chromium', { shell: true, stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    const installed = findChromium()
    if (installed) return installed
  }
  console.error(CHROMIUM ? `CHROMIUM=${CHROMIUM} cannot be run: set it to a Chromium that can.` : 'The browser tests need Chromium: install it (apt-get install chromium), or set CHROMIUM to its path.')
  process.exit(1)
}

export const openBrowser = (...args) => chromium.launch({
  executablePath: haveChromium(),
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage', ...args],
})
