// While the wall shows its four characters it asks whether somebody typed them at the desk; then the page comes
// back as the wall of that session.
export function openPair(opts: { every?: number; fetch?: typeof fetch; reload?(): void } = {}): () => void {
  const { every = 2000, fetch: ask = fetch, reload = () => location.reload() } = opts
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    const paired = await ask('/muur/stand', { headers: { accept: 'application/json' }, cache: 'no-store' })
      .then((answer) => answer.ok ? answer.json() : undefined).then(isPaired, () => false) // no line now: the next time
    if (stopped) return
    if (paired) return reload()
    timer = setTimeout(look, every)
  }
  timer = setTimeout(look, every)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

const isPaired = (answer: unknown) => typeof answer === 'object' && answer !== null && 'paired' in answer && answer.paired === true
