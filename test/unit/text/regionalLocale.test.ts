import { describe, expect, it } from 'vitest';
import { regionalLocale, withClock } from '../../../src/text/regionalLocale';

const evening = new Date(2026, 10, 23, 21, 5);
const noon = new Date(2026, 10, 23, 12, 5);

/** Intl separates times from their half of the day with blanks of several kinds. */
const write = (locale: string, time: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, options).format(time).replace(/\s/g, ' ');

describe('The locale of dates and times', () => {
  it.each([
    ['en', ['de_DE.UTF-8'], 'en-DE'],
    ['en', ['en_GB.UTF-8'], 'en-GB'],
    ['en', [undefined, '', 'de-AT'], 'en-AT'],
    ['en', ['C.UTF-8', 'POSIX', 'C', 'en-US'], 'en-US'],
    ['de', ['de_CH@euro'], 'de-CH'],
    ['fr', ['de_CH'], 'fr-CH'],
    ['pt-br', ['pt-PT'], 'pt-PT'],
    ['zh-cn', ['zh_SG.UTF-8'], 'zh-SG'],
    ['zh-tw', ['de_DE'], 'zh-Hant-DE'],
  ])('is %s with the region of %j: %s', (language, system, expected) => {
    expect(regionalLocale(language, system)).toBe(expected);
  });

  it.each([
    ['de', ['de', 'C']],
    ['en', []],
    ['en', ['not a locale', '%']],
    ['%', ['de_DE']],
    // The words of the editor are those of another script.
    ['zh-cn', ['zh_TW.UTF-8']],
    // What containers report.
    ['ja', ['en_US.UTF-8', 'en-US']],
  ])('is %s alone if the system says nothing better: %j', (language, system) => {
    expect(regionalLocale(language, system)).toBe(language);
  });

  it('has the words of the language, and the order and the clock of the region', () => {
    expect(
      write(regionalLocale('en', ['de_DE']), evening, { dateStyle: 'full', timeStyle: 'short' }),
    ).toBe('Monday, 23 November 2026 at 21:05');
  });
});

describe('The clock', () => {
  it.each([
    ['en', 'auto', '9:05 PM', '12:05 PM'],
    ['en', '24h', '21:05', '12:05'],
    ['en-DE', '12h', '9:05 pm', '12:05 pm'],
    ['de', 'auto', '21:05', '12:05'],
    ['de', '12h', '9:05 PM', '12:05 PM'],
    ['ja', '12h', '午後9:05', '午後0:05'],
    ['ja', '24h', '21:05', '12:05'],
  ] as const)('of %s is %s: %s, %s', (locale, clock, ...expected) => {
    const tag = withClock(locale, clock);
    expect([evening, noon].map((time) => write(tag, time, { timeStyle: 'short' }))).toEqual(
      expected,
    );
  });

  it('starts the day at 00:00', () => {
    const midnight = new Date(2026, 10, 23);
    expect(write(withClock('en-US', '24h'), midnight, { timeStyle: 'short' })).toBe('00:00');
  });

  it('leaves a locale alone that is none', () => {
    expect(withClock('%', '24h')).toBe('%');
  });
});
