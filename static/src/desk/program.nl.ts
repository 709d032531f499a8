// The sentences of the dialog that changes the plan.
export const nlProgram = {
  open: 'Verander het plan', title: 'Het plan van dit gesprek', text: 'Alleen dit gesprek verandert. Wat al geweest is, blijft staan.',
  save: 'Zo gaan we het doen', did: 'Het plan is veranderd', undone: 'Het plan is weer zoals het was',
  part: (n: number, name: string, minutes: number) => `${n}. ${name} · ${minutes} min`,
  up: 'Omhoog', down: 'Omlaag', again: 'Nog een keer', out: 'Laat weg', left: 'Weggelaten', back: 'Zet terug',
  about: (name: string) => `: ${name}`, once: (name: string) => `${name} (nog een keer)`,
  now: 'nu', been: 'geweest', total: (n: number) => `Samen ${n} minuten`,
  turns: (had: number, all: number) => `Aan de beurt geweest: ${had} van ${all}. Wie op papier schrijft, telt u zelf.`,
  everybody: 'Iedereen is geweest', everybodyDid: 'Nu mag iedereen schrijven',
}
