// What is being typed in a form of a route: it survives a reload, with what was chosen beside it.
import { useEffect, useState } from 'preact/hooks'
import { openDraft, type Draft } from '../live/draft'
import type { Phone } from './phone'

// useDraft is what is being typed in one field, until it is there undefined.
export function useDraft(phone: Phone, field: string): Draft | undefined {
  const [draft, set] = useState<Draft | undefined>(undefined)
  useEffect(() => {
    let mine: Draft | undefined
    let over = false
    set(undefined)
    void openDraft(phone.box, phone.session, field).then((opened) => {
      if (over) opened.close()
      else set(mine = opened)
    })
    return () => {
      over = true
      mine?.close()
    }
  }, [field])
  return draft
}

// Form is a few fields that are kept together in one draft. Until the draft is there a screen shows nothing, so that
// nobody types before the words of last time.
export interface Form<T> { draft: Draft | undefined; now: T; change(to: Partial<T>): void }

export function useForm<T extends object>(phone: Phone, field: string, first: T): Form<T> {
  const draft = useDraft(phone, field)
  const now = formOf(draft?.text.value ?? '', first)
  return { draft, now, change: (to) => draft?.type(JSON.stringify({ ...now, ...to })) }
}

// formOf reads what was kept; what cannot be read is not there.
export function formOf<T extends object>(row: string, first: T): T {
  try {
    return { ...first, ...JSON.parse(row || '{}') as Partial<T> }
  } catch {
    return first
  }
}
