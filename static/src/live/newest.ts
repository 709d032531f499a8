import type { Ballot } from '../wire.gen'

// newest is the choice that the room is at: the one that is open, or else the last that was closed.
export function newest(ballots: readonly Ballot[]): Ballot | undefined {
  const open = ballots.filter((one) => one.open)
  const [first] = open.length > 0 ? open.sort((a, b) => b.at - a.at) : [...ballots].sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))
  return first
}
