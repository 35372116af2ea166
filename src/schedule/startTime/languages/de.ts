import { parse } from 'chrono-node/de';
import type { LanguageRules } from '../languageRules';

const hours = [
  ...['eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs'],
  ...['sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'],
];

function hourOf(word = ''): number {
  const index = hours.indexOf(word.toLowerCase());
  return index === -1 ? Number(word) : index + 1;
}

const hour = String.raw`(\d{1,2}|${hours.join('|')})(?![:.]\d)(?: ?uhr)?`;

/** German. */
export const rules: LanguageRules = {
  id: 'de',
  parse,
  days: [
    ['jetzt|sofort', 'now'],
    ['nächste[rn]? woche', 'next week'],
  ],
  next: String.raw`nächste[nrs]?`,
  this: String.raw`diese[nrs]?`,
  last: String.raw`letzte[nrs]?|vorige[nrs]?`,
  filler: String.raw`am|um|den|der|ab|uhr|kommende[nrs]?`,
  clock: {
    at: 'um|gegen|ab',
    from: 'von|ab',
    to: 'bis',
    unit: 'uhr|h',
    others: [
      [String.raw`halb ${hour}`, ([, word]) => `${hourOf(word) === 1 ? 12 : hourOf(word) - 1}:30`],
      [String.raw`viertel nach ${hour}`, ([, word]) => `${hourOf(word)}:15`],
      [
        String.raw`viertel vor ${hour}`,
        ([, word]) => `${hourOf(word) === 1 ? 12 : hourOf(word) - 1}:45`,
      ],
      ['mitternacht', 'midnight'],
      ['mittags?(?! um)', 'at 12:00'],
    ],
  },
  partsOfDay: [
    {
      pattern: 'früh|morgens|am morgen|vormittags?|am vormittag|(?<=heute )morgen',
      part: 'morning',
    },
    { pattern: '(?:am )?nachmittags?', part: 'afternoon' },
    { pattern: '(?:am )?abends?', part: 'evening' },
    { pattern: 'nachts?|in der nacht', part: 'night' },
  ],
  span: {
    hour: String.raw`stunden?|std\.?|h`,
    minute: String.raw`minuten?|min\.?|m`,
    numbers: {
      ...{ ein: 1, eine: 1, einer: 1, einem: 1, einen: 1, zwei: 2, drei: 3, vier: 4, fünf: 5 },
      ...{ sechs: 6, acht: 8, zehn: 10, fünfzehn: 15, zwanzig: 20, dreißig: 30 },
      ...{ anderthalb: 1.5, eineinhalb: 1.5, zweieinhalb: 2.5 },
    },
    fixed: [
      { pattern: 'eine[rn]? halben? stunde|halbe stunde', minutes: 30 },
      { pattern: 'eine[rn]? viertelstunde|viertelstunde', minutes: 15 },
      { pattern: 'eine[rn]? dreiviertelstunde|dreiviertelstunde', minutes: 45 },
    ],
    and: 'und',
    inBefore: 'in',
    forBefore: 'für',
    forAfter: 'lang',
  },
};
