// Which picture stands beside the word of a feeling. The word is what counts; the picture helps who reads little.
import type { IconName } from '../live/icon'

const pictures: { readonly [feeling: string]: IconName } = {
  paniek: 'panic', moe: 'tired', buitengesloten: 'shut', wantrouwen: 'doubt', schaamte: 'shame', alleen: 'alone', boos: 'angry', gezien: 'see', hoop: 'hope',
}

export const feelingIcon = (feeling: string): IconName => pictures[feeling] ?? 'note'
