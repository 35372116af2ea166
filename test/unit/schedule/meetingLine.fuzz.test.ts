import { constantFrom, tuple } from 'fast-check';
import { describe, expect } from 'vitest';
import { longestDuration } from '../../../src/schedule/duration';
import { readMeetingLine } from '../../../src/schedule/meetingLine';
import { loadStartLanguage } from '../../../src/schedule/startTime/loadStartLanguage';
import { fuzz, textWith } from '../support/fuzz';

const now = new Date('2026-11-23T09:30:00Z');

const languages = constantFrom('en', 'de', 'fr', 'es', 'it', 'nl', 'ja', 'pt', 'zh-cn', 'nowhere');

const zones = constantFrom('Europe/Berlin', 'Pacific/Auckland', 'America/St_Johns', 'Asia/Kolkata');

const line = textWith(
  ...['Retro', 'Sam’s', 'May', '1:1', 'v2.10', 'ABC-1', '24/7', '会議', '🎉'],
  ...[
    ' ',
    ' ',
    ' ',
    '  ',
    '\t',
    ', ',
    ' - ',
    ':',
    '(',
    ')',
    '"',
    '“',
    '”',
    '„',
    '«',
    '»',
    '「',
    '」',
  ],
  ...['tomorrow', 'friday', 'next', '3pm', '14:00', '-', '15:30', '25:00', 'at 3', 'for', '45m'],
  ...['in 20 min', 'Feb 30', '3/4', '30.2.', '2026-12-01', 'T10:00Z', 'now', 'noon', 'UTC'],
  ...['morgen', '15 Uhr', 'halb vier', 'für', 'demain', 'à 15h', 'mañana', 'domani', 'alle 15'],
  ...[
    'over',
    'een half uur',
    '明日',
    '15時',
    '45分間',
    '後',
    'から',
    '\u00a0',
    '\ue000',
    '１５：００',
  ],
);

const topic = textWith('Tomorrow', '3pm', 'friday', ' ', '10:00', 'für', '会議', ',', '-', '.').map(
  (text) => text.replace(/["“”„«»‹›「」『』‘’‚'\s]+/gu, ' ').trim(),
);

describe('A line', () => {
  fuzz(
    'has readings of its own words, with times that Zoom accepts, or a reason',
    tuple(line, languages, zones),
    async ([text, tag, timeZone]) => {
      const language = await loadStartLanguage(tag);
      const { readings, problem } = readMeetingLine(text, { now, timeZone, language });
      expect(readings.length > 0 || problem !== undefined).toBe(true);
      const words = text.replace(/\s/gu, ' ');
      for (const { topic: read, start, duration = 1 } of readings) {
        expect(words).toContain(read);
        expect(read).toBe(read.trim());
        expect(start === undefined || start >= now).toBe(true);
        expect(Number.isInteger(duration) && duration >= 1 && duration <= longestDuration).toBe(
          true,
        );
      }
      expect(problem === undefined || words.includes(problem.text)).toBe(true);
    },
  );

  fuzz(
    'keeps a topic in quotation marks whole',
    tuple(topic, constantFrom('""', '“”', '„“', '«»', '「」', "''")),
    ([text, marks]) => {
      const [open = '', close = ''] = marks;
      const { readings, problem } = readMeetingLine(`${open}${text}${close} friday 10:00`, {
        now,
        timeZone: 'Europe/Berlin',
      });
      if (text !== '') {
        expect(problem).toBeUndefined();
        expect(readings).toEqual([{ topic: text, start: new Date('2026-11-27T09:00:00Z') }]);
      }
    },
  );
});
