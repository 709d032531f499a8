/** each makes one thing a key, when it is first asked for. */
export function each<V>(make: (key: string) => V): (key: string) => V {
  const made = new Map<string, V>()
  return (key) => {
    const found = made.get(key)
    if (found !== undefined) return found
    const one = make(key)
    made.set(key, one)
    return one
  }
}
