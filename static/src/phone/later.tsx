// The screens of later in the evening: a bundle of its own, which soon.tsx brings once the first screen stands. What the
// first bundle has too is lent to it (lend.ts).
export { InRound, OnRoute } from './along'
export { Barriers, Read } from './barrier'
export { Call } from './call'
export { Choosing } from './choose'
export { Feedback } from './feedback'
export { Hand } from './hand'
export { Pulse } from './pulse'
export { RoundOff } from './roundoff'
export { Seating } from './seating'
export { Own } from './sharing'
export { OneOff, Promising, Who } from './who'
