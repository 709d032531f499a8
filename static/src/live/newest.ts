interface Asked { open: boolean; at: number; closedAt?: number }

// newest is the choice or the round that the room is at: the one that is open, or else the last that was closed.
export function newest<T extends Asked>(ballots: readonly T[]): T | undefined {
  const open = ballots.filter((one) => one.open)
  const [first] = open.length > 0 ? open.sort((a, b) => b.at - a.at) : [...ballots].sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))
  return first
}
