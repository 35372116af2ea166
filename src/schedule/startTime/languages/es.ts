import { parse } from 'chrono-node/es';
import type { LanguageRules } from '../languageRules';

const hour = String.raw`(\d{1,2})`;

/** Spanish. */
export const rules: LanguageRules = {
  id: 'es',
  parse,
  spellings: [
    ['esta mañana', 'hoy por la mañana'],
    ['esta tarde', 'hoy por la tarde'],
    ['esta noche', 'hoy por la noche'],
  ],
  days: [
    ['pasado mañana', 'in 2 days'],
    ['ahora(?: mismo)?', 'now'],
    ['la próxima semana|la semana que viene', 'next week'],
  ],
  next: 'próxim[oa]|que viene',
  this: 'est[ea]',
  last: 'pasad[oa]|últim[oa]',
  filler: 'el|la|las|a|de|del|para',
  clock: {
    at: 'a las?|sobre las?|desde las?',
    from: 'de(?: las?)?|desde(?: las?)?|entre las?',
    to: 'a(?: las?)?|hasta(?: las?)?|y(?: las?)?',
    unit: 'horas?|hrs?|h',
    others: [
      [String.raw`${hour} y media`, ([, word]) => `${Number(word)}:30`],
      [String.raw`${hour} y cuarto`, ([, word]) => `${Number(word)}:15`],
      [String.raw`${hour} menos cuarto`, ([, word]) => `${(Number(word) + 23) % 24}:45`],
      ['(?:a )?medianoche', 'midnight'],
      ['(?:a(?:l)? )?mediod[ií]a', 'at 12:00'],
    ],
  },
  partsOfDay: [
    { pattern: '(?:de|por|en) la mañana', part: 'morning' },
    { pattern: '(?:de|por|en) la tarde', part: 'afternoon' },
    { pattern: '(?:de|por|en) la noche', part: 'evening' },
    { pattern: '(?:de|por) la madrugada', part: 'morning' },
  ],
  span: {
    hour: 'horas?|hrs?|h',
    minute: String.raw`minutos?|min\.?|mins|m`,
    numbers: {
      un: 1,
      una: 1,
      dos: 2,
      tres: 3,
      cuatro: 4,
      cinco: 5,
      diez: 10,
      quince: 15,
      veinte: 20,
    },
    fixed: [
      { pattern: 'tres cuartos de hora', minutes: 45 },
      { pattern: '(?:un )?cuarto de hora', minutes: 15 },
      { pattern: 'media hora', minutes: 30 },
    ],
    andAHalf: 'y media',
    and: 'y',
    inBefore: 'dentro de|en',
    forBefore: 'durante|por',
  },
};
