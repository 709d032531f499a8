// Runs the browser tests one after the other. Names given on the command line choose: node test/browser/run.mjs outbox
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { haveChromium } from './chromium.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const wanted = process.argv.slice(2)
if (!existsSync(join(here, '../../../bin/maatwerkroute'))) {
  console.error('The server is not built: run make build first.')
  process.exit(1)
}
const tests = readdirSync(here).filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => name.includes(part))))
const child = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...tests.map((name) => join(here, name))],
  { stdio: 'inherit', env: { ...process.env, CHROMIUM: haveChromium() } })
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
child.once('exit', (code) => { process.exitCode = code ?? 1 })
