// The words of the model that the wire has no list of; the server refuses what is not among them (sessions/routestep.go).
export const lanes = ['doet', 'gevoel', 'naast', 'ziet', 'achter', 'systeem'] as const
export const channels = ['balie', 'telefoon', 'huisbezoek', 'post', 'digitaal'] as const
export const handovers = ['warm', 'koud', 'geen'] as const
export const fates = ['weg', 'samen', 'later', 'blijft'] as const
export { ingredients } from '../live/burden'
export const loads = ['lezen', 'plannen', 'onthouden', 'wachten', 'durven'] as const
export const practiceSides = ['ervaring', 'uitvoering', 'begeleiding', 'toezicht'] as const
