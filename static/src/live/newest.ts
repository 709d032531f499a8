import type { Ballot } from '../wire.gen'

// newest is the choice that the room is at: the one that is open, or else the last that was closed.
export function newest(ballots: readonly Ballot[]): Ballot | undefined {
  const by = (at: (one: Ballot) => number) => [...ballots].sort((a, b) => at(b) - at(a))[0]
  const open = ballots.filter((one) => one.open)
  return open.length > 0 ? [...open].sort((a, b) => b.at - a.at)[0] : by((one) => one.closedAt ?? 0)
}
