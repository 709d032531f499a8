// A face beside the word of a feeling: the mouth goes from down to up. The word is what counts, and a reader hears it alone.
import { stepFeelings } from '../wire.gen'

export function Face({ feeling }: { feeling: string }) {
  const bend = 2 * ((stepFeelings as readonly string[]).indexOf(feeling) - 2)
  return (
    <svg class="mwr-icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 12a9 9 0 1 0 18 0a9 9 0 1 0 -18 0" /><path d="M9 9.5v.01" /><path d="M15 9.5v.01" />
      <path d={`M8 ${15 - bend / 4}q4 ${bend} 8 0`} />
    </svg>
  )
}
