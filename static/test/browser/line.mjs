// A line of one phone's own: a proxy between its browser and the server, which can be cut, can hang, can die without a
// word, or lets no sockets through. openScreen(browser, 'phone', line.settings) puts a phone on it.
import { createServer, request } from 'node:http'
import { connect } from 'node:net'

export async function openLine() {
  const ends = new Set() // of connections that are open
  let state = 'up'
  let sockets = true
  const keep = (end) => {
    ends.add(end)
    end.on('error', () => undefined).once('close', () => ends.delete(end))
    return end
  }
  const proxy = createServer((asked, answer) => {
    if (state === 'hanging') return
    const on = request(asked.url, { method: asked.method, headers: asked.headers, agent: false }, (said) => {
      answer.writeHead(said.statusCode, said.rawHeaders)
      said.pipe(answer)
    })
    on.on('error', () => answer.destroy())
    answer.on('close', () => on.destroy())
    asked.pipe(on)
  })
  proxy.on('connection', (end) => {
    if (state === 'cut') end.destroy()
    else keep(end)
  })
  // A browser asks for a tunnel when it wants a socket.
  proxy.on('connect', ({ url }, near) => {
    if (!sockets) return near.destroy()
    if (state === 'hanging') return
    const [host, port] = url.split(':')
    const far = keep(connect(Number(port), host, () => near.write('HTTP/1.1 200 OK\r\n\r\n')))
    far.pipe(near).pipe(far)
    near.once('close', () => far.destroy())
    far.once('close', () => near.destroy())
    near.far = far
  })
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done))
  return {
    settings: { proxy: { server: `http://127.0.0.1:${proxy.address().port}`, bypass: '<-loopback>' } },
    // cut ends what is open and takes nothing new.
    cut() {
      state = 'cut'
      for (const end of ends) end.destroy()
    },
    // die lets what is open hang: both sides think that it is there, and nothing arrives. What is opened later works.
    die() {
      for (const end of ends) {
        if (!end.far) continue
        end.unpipe()
        end.far.unpipe()
        end.resume() // read, and thrown away
        end.far.resume()
      }
    },
    // hang takes everything that is asked, and answers nothing.
    hang() {
      state = 'hanging'
      this.die()
    },
    noSockets() { sockets = false },
    heal() {
      state = 'up'
      sockets = true
    },
    async close() {
      for (const end of ends) end.destroy()
      await new Promise((done) => proxy.close(done))
    },
  }
}
