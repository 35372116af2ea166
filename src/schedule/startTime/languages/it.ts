import { parse } from 'chrono-node/it';
import type { LanguageRules } from '../languageRules';

const hour = String.raw`(\d{1,2})`;

/** Italian. */
export const rules: LanguageRules = {
  id: 'it',
  parse,
  spellings: [
    ['stamattina', 'oggi mattina'],
    ['stasera', 'oggi sera'],
    ['stanotte', 'oggi notte'],
  ],
  days: [
    ['adesso|subito', 'now'],
    ['la (?:prossima settimana|settimana prossima)', 'next week'],
  ],
  next: 'prossim[oa]',
  this: 'quest[oa]',
  last: 'scors[oa]|ultim[oa]',
  filler: 'il|lo|la|alle|di|del|per',
  clock: {
    at: "alle|all'|dalle|dall'|verso le",
    from: "dalle|dall'|tra le|fra le",
    to: "alle|all'|e le",
    unit: 'h',
    unitBefore: String.raw`(?:alle )?ore|h`,
    others: [
      [String.raw`${hour} e mezz[ao]`, ([, word]) => `${Number(word)}:30`],
      [String.raw`${hour} e un quarto`, ([, word]) => `${Number(word)}:15`],
      [String.raw`${hour} meno un quarto`, ([, word]) => `${(Number(word) + 23) % 24}:45`],
      ['(?:a )?mezzanotte', 'midnight'],
      ['(?:a )?mezzogiorno', 'at 12:00'],
    ],
  },
  partsOfDay: [
    { pattern: '(?:di |del )?mattin[ao]', part: 'morning' },
    { pattern: '(?:di |del )?pomeriggio', part: 'afternoon' },
    { pattern: '(?:di |della )?sera', part: 'evening' },
    { pattern: '(?:di |della )?notte', part: 'night' },
  ],
  span: {
    hour: 'or[ae]|h',
    minute: String.raw`minut[oi]|min\.?|m`,
    numbers: { un: 1, uno: 1, una: 1, due: 2, tre: 3, quattro: 4, cinque: 5, dieci: 10, venti: 20 },
    fixed: [
      { pattern: "un'ora e mezz[ao]", minutes: 90 },
      { pattern: "tre quarti d'ora", minutes: 45 },
      { pattern: "(?:un )?quarto d'ora", minutes: 15 },
      { pattern: "mezz[ '’]?ora|mezza ora", minutes: 30 },
      { pattern: "un'ora", minutes: 60 },
    ],
    andAHalf: 'e mezz[ao]',
    and: 'e',
    inBefore: 'tra|fra|in',
    forBefore: 'per|durata',
  },
};
