// until waits for a state, never for a time; the limit only ends a test that hangs.
export async function until(what: string, holds: () => unknown | Promise<unknown>, limit = 10_000): Promise<void> {
  const end = Date.now() + limit
  while (!await holds()) {
    if (Date.now() > end) throw new Error(`it never came: ${what}`)
    await new Promise((done) => { setTimeout(done, 3) })
  }
}
