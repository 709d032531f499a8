// The kinds of barrier in plain words, one list for the desk and for the phone of who told it.
export const typeName: Record<string, string> = {
  opnieuw_vertellen: 'steeds opnieuw vertellen', bewijslast: 'zelf alles bewijzen', niet_geholpen: 'niet geholpen of weggestuurd',
  belofte: 'belofte niet nagekomen', koude_overdracht: 'doorgestuurd, niemand belt', papier: 'te veel of moeilijk papier',
  alleen_digitaal: 'kan alleen digitaal', naast_je: 'niemand die naast u staat', wantrouwen: 'niet vertrouwd worden',
  bejegening: 'hoe u behandeld wordt', te_streng: 'regel te streng voor deze mensen', vermeende_regel: 'men zegt dat het niet mag',
  botsende_regels: 'regels botsen', te_weinig_aanbod: 'er is te weinig', tijd: 'te weinig tijd of te lang wachten',
  angst_voor_precedent: 'bang dat iedereen het dan wil', onbereikbaar: 'niemand te bereiken', geld: 'te weinig geld',
}
