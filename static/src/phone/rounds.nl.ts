// The sentences of the screens in rounds.tsx, under the same rules as those in nl.ts.

export const nlRounds = {
  ask: { gevoel: 'Hoe voelt deze stap?', klopt: 'Klopt deze stap zo?', draagvlak: 'Staat u achter deze stap?' } as Record<string, string>,
  whole: 'Staat u achter de hele route?',
  wholeName: 'De hele route',
  of: (n: number, all: number) => `Stap ${n} van ${all}`,
  last: 'Tot slot',
  private: 'Niemand ziet wat u kiest.',
  skip: 'Sla deze stap over',
  all: 'Bekijk al uw antwoorden',
  kept: 'Uw antwoord is bewaard.',
  why: { klopt_niet: 'Wat klopt er niet? Dit mag leeg.', twijfel: 'Ik twijfel, want …', niet_mee_leven: 'Hier kan ik niet mee leven, want …' } as Record<string, string>,
  names: 'Schrijf het zonder namen.',
  lacks: 'Schrijf eerst waarom. Dan kan de groep er iets mee.',
  show: 'Stuur. De zaal mag dit lezen', count: 'Stuur. Alleen tellen', bare: 'Stuur zonder woorden', other: 'Kies iets anders',
  done: { title: 'Dank u wel', text: 'Dit koos u. Tik op een stap om het te veranderen.', none: 'U koos nog niets. Tik op een stap, of ga verder.', open: 'nog niet gekozen', on: 'Klaar' },
  came: {
    phase: 'De uitslag', title: { gevoel: 'Zo voelt de route', klopt: 'Klopt de route?', draagvlak: 'Wie staat achter de route?' } as Record<string, string>,
    agreed: 'Hier zijn we het al over eens', rest: 'Hier nog niet', few: 'Te weinig mensen kozen. Daarom staat hier niets.',
    said: (label: string, says: string, n: number) => `${label}: ${says}, ${n}`, yours: 'Dit was u nog aan het schrijven', late: 'De ronde is dicht. Zeg het hardop, of schrijf een kaart.', on: 'Verder',
  },
}
