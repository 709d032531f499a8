// The sentences of a round per step at the desk.

export const nlSteps = {
  title: 'Vraag iets per stap', route: 'Van welke route?', ask: 'Wat vraagt u?', open: 'Vraag het de zaal', opened: 'De zaal kiest per stap', running: 'de zaal kiest',
  what: { gevoel: 'Hoe voelt elke stap?', klopt: 'Klopt elke stap?', draagvlak: 'Wie staat achter elke stap?' } as Record<string, string>,
  version: { nu: 'Zoals het nu gaat', variant: 'Voorstel van een tafel', ideaal: 'De ideale route', gemeten: 'Opnieuw gemeten' } as Record<string, string>,
  private: 'Niemand ziet wie wat koos, u ook niet. Kozen minder dan 5 mensen bij een stap? Dan staat daar geen uitslag.',
  ways: (ways: Readonly<Record<string, number>>) => `${ways.telefoon ?? 0} op de telefoon, ${ways.papier ?? 0} op papier`,
  agreed: 'Hier zijn we het al over eens', rest: 'Hier nog niet', result: 'De uitslag per stap', step: 'Stap', came: 'Wat de zaal zegt', whole: 'De hele route',
  few: 'Minder dan 5 mensen kozen hier, of te weinig van elke kant.',
  row: { none: 'niet ingevuld', why: 'Waarom? (staat op het blad)', show: 'De zaal mag dit lezen', whole: 'De hele route' },
}
