// What somebody is typing in one part of a step, beside what stands there. It promises that typed words only go when the
// server has them or when the typist lets them go, and that nobody writes over words that they never saw.
export type Values = Readonly<Record<string, string>>

// Typed is kept through a reload. base is what stood there when the typing began, was the revision of the part then.
export interface Typed { base: Values; was: number; now: Values; sent?: { wish: string; now: Values }; no?: string }

export type Standing = 'as-it-is' | 'typed' | 'sending' | 'clash'

const same = (a: Values, b: Values): boolean => {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].every((name) => (a[name] ?? '') === (b[name] ?? ''))
}

// shown is what a field holds: what is typed, else what stands there.
export const shown = (typed: Typed | undefined, values: Values): Values => typed ? { ...values, ...typed.now } : values

// typeIn gives nothing when what is typed is what stood there: then there is nothing to keep.
export function typeIn(typed: Typed | undefined, values: Values, revision: number, name: string, text: string): Typed | undefined {
  const { no: _, ...before } = typed ?? { base: values, was: revision, now: {} }
  const after: Typed = { ...before, now: { ...before.now, [name]: text } }
  return !after.sent && same(after.base, { ...after.base, ...after.now }) ? undefined : after
}

// theirs names the fields in which somebody else wrote meanwhile.
export const theirs = (typed: Typed, values: Values): string[] =>
  Object.keys(values).filter((name) => (values[name] ?? '') !== (typed.base[name] ?? '') && (values[name] ?? '') !== (typed.now[name] ?? typed.base[name] ?? ''))

export function standing(typed: Typed | undefined, values: Values): Standing {
  if (!typed) return 'as-it-is'
  if (typed.sent) return 'sending'
  return theirs(typed, values).length > 0 ? 'clash' : 'typed'
}

// moved follows the part when others changed something else in it: what the typist saw still stands. Who typed what
// stands there now has nothing left to keep.
export function moved(typed: Typed, values: Values, revision: number): Typed | undefined {
  if (typed.sent || revision <= typed.was || theirs(typed, values).length > 0) return typed
  return same(values, { ...values, ...typed.now }) ? undefined : { ...typed, base: values, was: revision }
}

// insist is the typist who saw what the other wrote, and keeps to their own words.
export function insist({ no: _, ...typed }: Typed, values: Values, revision: number): Typed {
  return { ...typed, base: values, was: revision }
}

export const sending = ({ no: _, ...typed }: Typed, wish: string): Typed => ({ ...typed, sent: { wish, now: typed.now } })

// kept is after the server took it; what was typed meanwhile is another change, of what is there now.
export function kept({ sent, ...typed }: Typed): Typed | undefined {
  const base = { ...typed.base, ...sent?.now }
  return same(base, { ...base, ...typed.now }) ? undefined : { ...typed, base, was: typed.was + 1 }
}

// refused leaves the words where they are. Without a reason another tab heard it.
export function refused({ sent: _, ...typed }: Typed, no: string): Typed {
  return no ? { ...typed, no } : typed
}
