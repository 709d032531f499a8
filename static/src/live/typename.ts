// The kinds of barrier in plain words: one list, in the rules.
export { barrierTypeWords as typeName } from '../wire.gen'
