// The real server, as an operator starts it: the binary, a folder of its own, a port that is free. It can be killed in
// the middle of everything and started again where it was.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = (name) => join(dirname(fileURLToPath(import.meta.url)), '../../../bin', name)
const binary = built('maatwerkroute')
export const account = { name: 'avondleiding', password: 'een lange zin voor het bureau' }

// later: the server that a test turns ahead, for what comes weeks after an evening.
export async function openServer({ host = '127.0.0.1', settings = {}, later = false } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'maatwerk-test-'))
  const port = await freePort()
  const url = `http://${host}:${port}`
  const here = `http://127.0.0.1:${port}`
  const env = { ...process.env, MWR_DATA: data, MWR_ADDRESS: `127.0.0.1:${port}`, MWR_PUBLIC_URL: url, ...settings }
  await run(['user', 'add', account.name, '--organization', 'Cliëntenraad Voorbeeldstad'], env, `${account.password}\n`)

  let child
  let said = ''
  const ended = (one) => new Promise((done) => one.exitCode === null && one.signalCode === null ? one.once('exit', done) : done())
  const start = async () => {
    child = later ? spawn(built('hourglass'), { env, stdio: ['pipe', 'pipe', 'pipe'] }) : spawn(binary, ['serve'], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    child.stderr.on('data', (text) => { said = (said + text).slice(-4000) })
    await ready(`${here}/readyz`, child, () => said)
  }
  const end = async (signal) => {
    const one = child
    one.kill(signal)
    await ended(one)
  }
  const last = () => { child?.kill('SIGKILL') }
  process.once('exit', last)
  await start()
  return {
    url, start,
    kill: () => end('SIGKILL'),
    // goes turns the clock ahead, and waits until the work of that minute is done.
    goes: (days) => new Promise((done) => {
      child.stdout.once('data', () => done())
      child.stdin.write(`${days}\n`)
    }),
    async close() {
      process.removeListener('exit', last)
      await end('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

// ready asks until the server says yes; a server that ended is asked no more.
async function ready(address, child, said) {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended: ${said()}`)
    const ok = await fetch(address).then((answer) => answer.ok, () => false)
    if (ok) return
    await new Promise((done) => setTimeout(done, 20))
  }
}

function run(args, env, input) {
  return new Promise((done, fail) => {
    const child = spawn(binary, args, { env, stdio: ['pipe', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (text) => { said += text })
    child.once('error', fail)
    child.once('exit', (code) => code === 0 ? done() : fail(new Error(`${args[0]} ${args[1]}: ${said}`)))
    child.stdin.end(input)
  })
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}
