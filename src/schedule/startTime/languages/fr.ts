import { parse } from 'chrono-node/fr';
import type { LanguageRules } from '../languageRules';

const hour = String.raw`(\d{1,2}) ?(?:heures?|h)`;

/** French. */
export const rules: LanguageRules = {
  id: 'fr',
  parse,
  spellings: [
    ['ce matin', "aujourd'hui matin"],
    ['cet après-midi', "aujourd'hui après-midi"],
    ['ce soir', "aujourd'hui soir"],
    ['cette nuit', "aujourd'hui nuit"],
  ],
  days: [
    ['après-demain', 'in 2 days'],
    ['maintenant', 'now'],
    ['la semaine prochaine', 'next week'],
  ],
  next: 'prochaine?',
  this: 'ce',
  last: 'dernière?|dernier|passé',
  filler: 'le|à|de|du|vers|dès',
  clock: {
    at: 'à|vers|dès',
    from: 'de|entre',
    to: "à|et|jusqu'à",
    unit: 'heures?|h',
    others: [
      [String.raw`${hour} et demie?`, ([, word]) => `${Number(word)}:30`],
      [String.raw`${hour} et quart`, ([, word]) => `${Number(word)}:15`],
      [String.raw`${hour} moins le quart`, ([, word]) => `${(Number(word) + 23) % 24}:45`],
      ['minuit', 'midnight'],
      ['midi et demie?', '12:30'],
      ['midi', 'at 12:00'],
    ],
  },
  partsOfDay: [
    { pattern: '(?:du |le )?matin', part: 'morning' },
    { pattern: "(?:de l'|l')?après-midi", part: 'afternoon' },
    { pattern: '(?:du |le )?soir', part: 'evening' },
    { pattern: '(?:de la )?nuit', part: 'night' },
  ],
  span: {
    hour: 'heures?|h',
    minute: String.raw`minutes?|min\.?|mn|m`,
    numbers: {
      un: 1,
      une: 1,
      deux: 2,
      trois: 3,
      quatre: 4,
      cinq: 5,
      dix: 10,
      quinze: 15,
      vingt: 20,
    },
    fixed: [
      { pattern: "trois[ -]quarts d'heure", minutes: 45 },
      { pattern: "(?:un )?quart d'heure", minutes: 15 },
      { pattern: '(?:une )?demi(?:e)?[ -]heure', minutes: 30 },
    ],
    andAHalf: 'et demie?',
    and: 'et',
    inBefore: 'dans|en',
    forBefore: 'pendant|pour|durant',
  },
};
