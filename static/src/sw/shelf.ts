// The one shelf on which the worker keeps things, by the name that the screens know as well: they throw it away.
export const shelf = 'maatwerk'
