import { afterEach, describe, expect, it, vi } from 'vitest';
import type { StartContext, StartReading } from '../../../src/schedule/startTime';
import { loadStartLanguage } from '../../../src/schedule/startTime/loadStartLanguage';
import { readStart } from '../../../src/schedule/startTime/readStart';
import { toZoomTime } from '../../../src/schedule/scheduledMeeting';

/** Monday, 23 November 2026, 10:30 in Berlin. */
const now = new Date('2026-11-23T09:30:00Z');
const berlin = 'Europe/Berlin';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Times in UTC with the duration after a plus sign, `day`, a problem, or `unreadable`. */
async function read(text: string, language: string, context: Partial<StartContext> = {}) {
  const found = readStart(text, {
    now,
    timeZone: berlin,
    isDayFirst: true,
    language: await loadStartLanguage(language),
    ...context,
  });
  const show = ({ start, duration, isSkipped }: StartReading) =>
    [
      toZoomTime(start).slice(0, 16),
      duration === undefined ? '' : `+${duration}`,
      isSkipped === true ? ' skipped' : '',
    ].join('');
  switch (found?.kind) {
    case undefined:
      return 'unreadable';
    case 'refused':
      return found.problem;
    case 'day':
      return `day ${show(found.suggestions[0] ?? { start: now })}`;
    case 'times':
      return [...found.readings.map(show), ...found.unlikely.map((each) => `?${show(each)}`)].join(
        ' ',
      );
  }
}

describe('A start in the reader’s language', () => {
  it.each([
    ['de', 'morgen 15 Uhr', '2026-11-24T14:00'],
    ['de', 'morgen um 3', '2026-11-24T14:00 2026-11-24T02:00'],
    ['de', 'morgen Nachmittag um 3', '2026-11-24T14:00'],
    ['de', 'heute Abend um 8', '2026-11-23T19:00'],
    ['de', 'morgen früh um 8', '2026-11-24T07:00'],
    ['de', 'morgen halb vier', '2026-11-24T14:30 2026-11-24T02:30'],
    ['de', 'morgen Mittag', '2026-11-24T11:00'],
    ['de', 'Freitag von 14 bis 15:30 Uhr', '2026-11-27T13:00+90'],
    ['de', 'Freitag 14-15 Uhr', '2026-11-27T13:00+60'],
    ['de', 'nächsten Freitag 10 Uhr', '2026-12-04T09:00 ?2026-11-27T09:00'],
    ['de', 'übermorgen 9 Uhr', '2026-11-25T08:00'],
    ['de', 'in 20 Minuten', '2026-11-23T09:50'],
    ['de', 'in einer halben Stunde', '2026-11-23T10:00'],
    ['de', 'in 3 Tagen um 10 Uhr', '2026-11-26T09:00'],
    ['de', '3. April 2027 10 Uhr', '2027-04-03T08:00'],
    ['de', 'Mittwoch', 'day 2026-11-25T08:00'],
    ['de', 'morgen 15 Uhr für 45 Minuten', '2026-11-24T14:00+45'],
    ['de', 'morgen 15 Uhr 45 Minuten lang', '2026-11-24T14:00+45'],
    ['de', 'morgen um 15 Uhr MEZ', '2026-11-24T14:00'],
    ['de', 'tomorrow 3pm', '2026-11-24T14:00'],
    ['fr', 'demain à 15h30', '2026-11-24T14:30'],
    ['fr', 'vendredi de 14h à 15h30', '2026-11-27T13:00+90'],
    ['fr', 'après-demain 9h', '2026-11-25T08:00'],
    ['fr', 'ce soir à 8h', '2026-11-23T19:00'],
    ['fr', "demain à 3h de l'après-midi", '2026-11-24T14:00'],
    ['fr', 'dans une demi-heure', '2026-11-23T10:00'],
    ['fr', 'demain 15h pendant une heure et demie', '2026-11-24T14:00+90'],
    ['fr', 'demain 15h 1h30', '2026-11-24T14:00+90'],
    ['fr', '1er mai à 10h', '2027-05-01T08:00'],
    ['es', 'mañana a las 3 de la tarde', '2026-11-24T14:00'],
    ['es', 'viernes de 14:00 a 15:30', '2026-11-27T13:00+90'],
    ['es', 'pasado mañana a las 9:00', '2026-11-25T08:00'],
    ['es', 'mañana por la mañana a las 9', '2026-11-24T08:00'],
    ['es', 'dentro de 20 minutos', '2026-11-23T09:50'],
    ['es', 'mañana 15h durante media hora', '2026-11-24T14:00+30'],
    ['it', 'domani alle 15.30', '2026-11-24T14:30'],
    ['it', 'venerdì dalle 14 alle 15:30', '2026-11-27T13:00+90'],
    ['it', 'stasera alle 8', '2026-11-23T19:00'],
    ['it', "tra mezz'ora", '2026-11-23T10:00'],
    ['it', "domani alle 15 per un'ora e mezza", '2026-11-24T14:00+90'],
    ['nl', 'morgen om 15 uur', '2026-11-24T14:00'],
    ['nl', 'vrijdag van 14:00 tot 15:30', '2026-11-27T13:00+90'],
    ['nl', 'vanavond om 8 uur', '2026-11-23T19:00'],
    ['nl', 'morgenmiddag om 3 uur', '2026-11-24T14:00'],
    ['nl', 'over een half uur', '2026-11-23T10:00'],
    ['nl', 'morgen 15u30 45 minuten lang', '2026-11-24T14:30+45'],
    ['ja', '明日15時', '2026-11-24T14:00'],
    ['ja', '明日の午後3時半', '2026-11-24T14:30'],
    ['ja', '金曜日 14:00〜15:30', '2026-11-27T13:00+90'],
    ['ja', '明日の１５時から１６時まで', '2026-11-24T14:00+60'],
    ['ja', '20分後', '2026-11-23T09:50'],
    ['ja', '来週の金曜日10時', '2026-12-04T09:00'],
    ['ja', '次の火曜日14:30', '2026-11-24T13:30'],
    ['ja', '今夜8時', '2026-11-23T19:00'],
    ['ja', '明日15時から45分間', '2026-11-24T14:00+45'],
    ['ja', '明日15時から1時間30分', '2026-11-24T14:00+90'],
    ['ja', '1時間30分後', '2026-11-23T11:00'],
  ])('is read as a whole: %s “%s”', async (language, text, expected) => {
    for (const machine of ['UTC', 'America/St_Johns', 'Pacific/Auckland']) {
      vi.stubEnv('TZ', machine);
      await expect(read(text, language)).resolves.toBe(expected);
    }
  });

  it.each([
    ['de', '30. Februar um 10 Uhr', 'noSuchDay'],
    ['fr', '30 février à 10h', 'noSuchDay'],
    ['es', '31 de abril a las 10:00', 'noSuchDay'],
    ['it', '30 febbraio alle 10', 'noSuchDay'],
    ['nl', '31 juni om 10:00', 'noSuchDay'],
    ['ja', '2月30日10時', 'noSuchDay'],
    ['de', 'Freitag 15 bis 14 Uhr', 'endsBeforeStart'],
    ['de', 'morgen Vormittag um 15 Uhr', 'unreadable'],
    ['de', 'morgen 25 Uhr', 'unreadable'],
    ['de', 'morgen 15 Uhr oder 16 Uhr', 'unreadable'],
    ['de', 'demain 15h', 'unreadable'],
    ['fr', 'demain 15h ou 16h', 'unreadable'],
    ['ja', '毎週金曜日10時', 'unreadable'],
    // chrono loses the hour in these languages.
    ['pt', 'amanhã às 15:00', 'unreadable'],
    ['sv', 'imorgon kl 15:00', 'unreadable'],
  ])('is not read in part: %s “%s”', async (language, text, expected) => {
    await expect(read(text, language)).resolves.toBe(expected);
  });

  it('is found by the tag of the editor’s language', async () => {
    for (const tag of ['de', 'de-at', 'fr-CA', 'ja']) {
      await expect(loadStartLanguage(tag)).resolves.toMatchObject({ isRead: true });
    }
    await expect(loadStartLanguage('pt-br')).resolves.toMatchObject({ isRead: false });
    for (const tag of ['en', 'en-GB', '', 'qps-ploc', 'constructor', '../de']) {
      await expect(loadStartLanguage(tag)).resolves.toBeUndefined();
    }
  });
});

describe('A start that cannot be taken', () => {
  it.each([
    ['15:00-14:00', 'endsBeforeStart'],
    ['tomorrow 15:00 to 14:00', 'endsBeforeStart'],
    ['3pm to 3pm', 'endsBeforeStart'],
    ['Dec 2 3pm to Dec 1 4pm', 'endsBeforeStart'],
    ['22:00-01:00', '2026-11-23T21:00+180'],
    ['Dec 1 3pm to Dec 2 2pm', '2026-12-01T14:00+1380'],
    ['Dec 1 3pm to Dec 2 4pm', 'tooLong'],
    ['tomorrow 3pm for 25 hours', 'tooLong'],
    ['tomorrow 3pm for 1441 minutes', 'tooLong'],
    ['tomorrow 3pm for 1440 minutes', '2026-11-24T14:00+1440'],
    ['tomorrow 3pm for 0 minutes', 'tooShort'],
    ['tomorrow 3pm to 4pm for 45 minutes', 'otherDuration'],
    ['Feb 30 10:00', 'noSuchDay'],
    ['31 April 2027 10:00', 'noSuchDay'],
    ['30.2. 10:00', 'noSuchDay'],
    ['13/14/2027 10:00', 'noSuchDay'],
    ['2027-02-30T10:00', 'noSuchDay'],
    ['2027-02-30 10:00', 'noSuchDay'],
    ['Feb 29 2028 10:00', '2028-02-29T09:00'],
    ['Sat 4.12.2026 10:00', 'otherWeekday'],
    ['Wednesday 3/4/2027 10:00', 'otherWeekday'],
  ])('says why: “%s”', async (text, expected) => {
    await expect(read(text, 'en')).resolves.toBe(expected);
  });

  it.each([
    ['tomorrow 3pm 45m', '2026-11-24T14:00+45'],
    ['tomorrow 3pm, 1h 30m', '2026-11-24T14:00+90'],
    ['in 20 min 30m', '2026-11-23T09:50+30'],
    ['2026-12-01 10:00 45 min', '2026-12-01T09:00+45'],
    ['2026-12-01T10:00Z for 45 minutes', '2026-12-01T10:00+45'],
    ['tomorrow 45m', 'day 2026-11-24T08:00+45'],
  ])('has its duration at the end: “%s”', async (text, expected) => {
    await expect(read(text, 'en')).resolves.toBe(expected);
  });

  it.each([
    ['28.3.2027 02:30', berlin, '2027-03-28T01:30 skipped'],
    ['2027-03-28T02:30', berlin, '2027-03-28T01:30 skipped'],
    ['28. März 2027 um 2:30 Uhr', berlin, '2027-03-28T12:30 2027-03-28T01:30 skipped'],
    ['2027-03-28T03:30', berlin, '2027-03-28T01:30'],
    ['2027-03-28T02:30Z', berlin, '2027-03-28T02:30'],
    ['2027-03-14 02:30', 'America/New_York', '2027-03-14T07:30 skipped'],
    ['2027-09-26 02:30 for 45 minutes', 'Pacific/Auckland', '2027-09-25T14:30+45 skipped'],
    ['2027-03-28 02:30', 'Asia/Kolkata', '2027-03-27T21:00'],
  ])('is marked if the clocks skip it: “%s” in %s', async (text, timeZone, expected) => {
    await expect(read(text, 'de', { timeZone })).resolves.toBe(expected);
  });
});
