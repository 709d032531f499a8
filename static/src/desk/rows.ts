// The plan of a conversation while it is being changed: a list of parts of which nothing is kept until it is sent.
import type { ChangePlan, Phase, Session } from '../wire.gen'

// Row is a part at its place; the key is its own while it is moved about.
export interface Row { key: string; id: string; name: string; minutes: number; again: boolean }

export interface Program { rows: readonly Row[]; left: readonly Row[] }

const rowOf = ({ id, name, minutes }: Phase): Row => ({ key: id, id, name, minutes, again: false })

export const programOf = (session: Session): Program => ({ rows: session.phases.map(rowOf), left: (session.left ?? []).map(rowOf) })

export function move(program: Program, key: string, by: -1 | 1): Program {
  const rows = [...program.rows]
  const at = rows.findIndex((row) => row.key === key)
  const [row, other] = [rows[at], rows[at + by]]
  if (!row || !other) return program
  rows[at] = other
  rows[at + by] = row
  return { ...program, rows }
}

export function again(program: Program, key: string, name: (of: string) => string): Program {
  const at = program.rows.findIndex((row) => row.key === key)
  const row = program.rows[at]
  if (!row) return program
  const once = { ...row, key: `${row.key}+${program.rows.length}`, name: name(row.name), again: true }
  return { ...program, rows: [...program.rows.slice(0, at + 1), once, ...program.rows.slice(at + 1)] }
}

export function out(program: Program, key: string): Program {
  const row = program.rows.find((one) => one.key === key)
  if (!row) return program
  return { rows: program.rows.filter((one) => one !== row), left: row.again ? program.left : [...program.left, row] }
}

export function back(program: Program, key: string): Program {
  const row = program.left.find((one) => one.key === key)
  if (!row) return program
  return { rows: [...program.rows, row], left: program.left.filter((one) => one !== row) }
}

export const wishOf = (was: Session, program: Program): ChangePlan => ({
  was: was.phases.map(({ id }) => id), parts: program.rows.map(({ id, again }) => again ? { id, again } : { id }),
})

// undoOf is the way back, which there is when no part came that has no name yet.
export function undoOf(was: Session, program: Program): ChangePlan | undefined {
  if (program.rows.some((row) => row.again)) return undefined
  return { was: program.rows.map(({ id }) => id), parts: was.phases.map(({ id }) => ({ id })) }
}
