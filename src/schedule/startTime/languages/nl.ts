import { parse } from 'chrono-node/nl';
import type { LanguageRules } from '../languageRules';

const hours = [
  ...['een', 'twee', 'drie', 'vier', 'vijf', 'zes'],
  ...['zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'],
];

function hourOf(word = ''): number {
  const index = hours.indexOf(word.toLowerCase());
  return index === -1 ? Number(word) : index + 1;
}

const hour = String.raw`(\d{1,2}|${hours.join('|')})(?![:.]\d)(?: ?uur)?`;

/** Dutch. */
export const rules: LanguageRules = {
  id: 'nl',
  parse,
  spellings: [
    ['vanavond', 'vandaag avond'],
    ['vanmiddag', 'vandaag middag'],
    ['vanochtend|vanmorgen', 'vandaag ochtend'],
    ['morgenochtend', 'morgen ochtend'],
    ['morgenmiddag', 'morgen middag'],
    ['morgenavond', 'morgen avond'],
  ],
  days: [
    ['overmorgen', 'in 2 days'],
    ['nu', 'now'],
    ['volgende week', 'next week'],
  ],
  next: 'volgende',
  this: 'deze',
  last: 'afgelopen|vorige',
  filler: 'op|om|de|het|vanaf|uur|komende',
  clock: {
    at: 'om|vanaf|rond',
    from: 'van|vanaf|tussen',
    to: 'tot|en',
    unit: 'uur|u|h',
    others: [
      [String.raw`half ${hour}`, ([, word]) => `${hourOf(word) === 1 ? 12 : hourOf(word) - 1}:30`],
      [String.raw`kwart over ${hour}`, ([, word]) => `${hourOf(word)}:15`],
      [
        String.raw`kwart voor ${hour}`,
        ([, word]) => `${hourOf(word) === 1 ? 12 : hourOf(word) - 1}:45`,
      ],
      ['middernacht', 'midnight'],
    ],
  },
  partsOfDay: [
    { pattern: "'s (?:ochtends|morgens)|ochtend", part: 'morning' },
    { pattern: "'s middags|middag", part: 'afternoon' },
    { pattern: "'s avonds|avond", part: 'evening' },
    { pattern: "'s nachts", part: 'night' },
  ],
  span: {
    hour: 'uren|uur|u|h',
    minute: String.raw`minuten|minuut|min\.?|m`,
    numbers: {
      een: 1,
      één: 1,
      twee: 2,
      drie: 3,
      vier: 4,
      vijf: 5,
      tien: 10,
      vijftien: 15,
      twintig: 20,
      anderhalf: 1.5,
    },
    fixed: [
      { pattern: '(?:een )?half uur(?:tje)?', minutes: 30 },
      { pattern: '(?:een )?kwartier(?:tje)?', minutes: 15 },
      { pattern: 'drie kwartier', minutes: 45 },
      { pattern: 'een uurtje', minutes: 60 },
    ],
    and: 'en',
    inBefore: 'over|in',
    forBefore: 'voor|gedurende',
    forAfter: 'lang',
  },
};
