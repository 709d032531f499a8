// What the phone does at a drawn route: a bundle of its own, which along.tsx brings when it is needed. What the first
// bundle has too is lent to it (lend.ts).
export { Round } from './stepround'
export { Walk } from './walk'
