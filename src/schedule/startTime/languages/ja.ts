import { parse } from 'chrono-node/ja';
import type { LanguageRules } from '../languageRules';

/** Japanese. */
export const rules: LanguageRules = {
  id: 'ja',
  hasBlanks: false,
  parse,
  spellings: [
    ['今夜|今晩', '今日夜'],
    ['今朝', '今日朝'],
    ['明朝', '明日朝'],
    ['明晩', '明日夜'],
  ],
  days: [
    ['今すぐ|今から', 'now'],
    ['明後日|あさって', 'in 2 days'],
    [String.raw`(\d+)日後`, ([, days]) => `in ${days ?? ''} days`],
  ],
  next: '来週の?',
  isNextInNextWeek: true,
  this: '今週の?',
  last: '先週の?',
  filler: '次の|から|の|に|は|、',
  clock: {
    at: 'の',
    from: 'の',
    to: 'から|~',
    toAfter: '(?:まで)?',
    unit: '時',
    minuteUnit: '分',
    others: [
      [String.raw`(\d{1,2})時半`, ([, hour]) => `${Number(hour)}:30`],
      ['正午', 'at 12:00'],
      ['深夜0時', 'midnight'],
    ],
  },
  partsOfDay: [
    { pattern: '午前|朝の?', part: 'morning' },
    { pattern: '午後|昼の?', part: 'afternoon' },
    { pattern: '夜の?|夕方の?', part: 'evening' },
  ],
  span: {
    hour: '時間',
    minute: '分',
    numbers: { 一: 1, 二: 2, 三: 3 },
    fixed: [{ pattern: '半時間', minutes: 30 }],
    andAHalf: '半',
    and: 'と',
    isFollowedByLetters: true,
    inAfter: '後に?',
    // An hour of the day is 時, so 時間 needs no other word.
    forAfter: String.raw`間|(?<=時間 ?(?:半|\d{1,2} ?分)?)`,
  },
};
