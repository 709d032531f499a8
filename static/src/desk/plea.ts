// What stands in a wish that was refused, and how the server's proposal gets back into it.
import type { Json } from '../live/outbox'

// The fields that hold words of people, and those that hold a function or a place; the rest are ids, codes and days.
const words = ['text', 'sentence', 'title', 'what', 'absent', 'reason', 'notice'] as const
const labels = ['function', 'decidedBy', 'by', 'reach'] as const

type Body = { readonly [key: string]: Json | undefined }
const bodyOf = (body: Json): Body | undefined => typeof body !== 'object' || body === null || Array.isArray(body) ? undefined : body as Body

export function wordsIn(body: Json): string {
  const said = bodyOf(body)
  for (const key of words) {
    const text = said?.[key]
    if (typeof text === 'string' && text) return text
  }
  return ''
}

// takeOver puts a proposal in the place of the words that it was made from. The server proposes the same text with a name
// or a number left out, so the field is the one that begins and ends most like it.
export function takeOver(body: Json, suggest: Json | undefined): Json | undefined {
  const said = bodyOf(body)
  if (!said || typeof suggest !== 'string' || !suggest) return undefined
  let best: string | undefined
  let most = 0
  for (const key of [...words, ...labels]) {
    const text = said[key]
    if (typeof text !== 'string' || !text || text === suggest) continue
    const like = (1 + alike(text, suggest)) / Math.max(text.length, suggest.length)
    if (like > most) [best, most] = [key, like]
  }
  return best ? { ...said, [best]: suggest } as Json : undefined
}

// alike counts the letters that two texts share at their beginning and at their end.
function alike(a: string, b: string): number {
  const least = Math.min(a.length, b.length)
  let head = 0
  while (head < least && a[head] === b[head]) head++
  let tail = 0
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return head + tail
}
