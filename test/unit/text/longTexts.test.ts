import { describe, expect, it } from 'vitest';
import { findCallbacks } from '../../../src/zoom/oauth/findCallbacks';
import { findMeeting } from '../../../src/links/findMeeting';
import { findUrlAt, findUrls } from '../../../src/links/findUrls';
import { toParagraphs } from '../../../src/notes/paragraphs';
import { withTaskBoxes } from '../../../src/notes/taskBoxes';
import { parseWebVtt } from '../../../src/notes/webVtt';
import { parseDuration } from '../../../src/schedule/duration';
import { readMeetingLine } from '../../../src/schedule/meetingLine';
import { readStartTime } from '../../../src/schedule/startTime';
import { markdownParagraphs, readableMarkdownLine } from '../../../src/text/markdown';
import { plainText, singleLine } from '../../../src/text/plainText';
import { refusalError } from '../../../src/zoom/http/refusalError';
import { redact } from '../../../src/zoom/redact';
import { serverUrl } from '../../../src/zoom/serverUrl';

/**
 * What is repeated in the texts, and what follows. Each makes an expression begin at every character
 * and fail at the end. Quadratic work on them takes minutes, far longer than a test may.
 */
const hostile: [string, string][] = [
  ['a1', ':'],
  ['app ', ''],
  ['meeting ', ''],
  ['-', ':'],
  ['a.', ''],
  ['.', 'a'],
  ['eyJ.', ''],
  ['http://', ''],
  ['<', ''],
  ['&a', ''],
  ['](', ''],
  ['*', ''],
  ['_', 'a'],
  ['1', ''],
  ['/', 'a'],
  [': ', 'a'],
  [' ', '\u2028'],
  ['\n ', 'a'],
  ['\r', ''],
  ['scopes:[', ''],
  ['\ud83d', ''],
  ['https://a.zoom.us/j/', ''],
  ['https://a?&amp;', ''],
  ['zoom.us/', ''],
  ['\\/', ''],
  ['&#38;', ''],
  ['ID: ', '1'],
  ['ID 850 1234 ', ''],
  ['?code=', ''],
];

/** What stands before the repeated part, so that an expression gets as far as that. */
const beginnings = ['', '# ', '- ', '**', 'https://a', 'A: ', '<v '];

const size = 128 * 1024;

const texts = hostile.flatMap(([part, end]) =>
  beginnings.map((beginning) => beginning + part.repeat(size / part.length) + end),
);

const response = {
  status: 400,
  ok: false,
  headers: new Headers(),
  text: () => Promise.resolve(''),
};

const functions: Record<string, (text: string) => unknown> = {
  redact,
  findUrls,
  findMeeting: (text) => findMeeting(text, ['127.0.0.1:8123']),
  findCallbacks,
  findUrlAt: (text) => findUrlAt(text, text.length),
  parseWebVtt: (text) => parseWebVtt(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`),
  'parseWebVtt, of timings': (text) => parseWebVtt(`WEBVTT\n\n00:01.000 ${text}`),
  withTaskBoxes: (text) => withTaskBoxes(`## Next steps\n${text}\n  - ${text}`, [text]),
  markdownParagraphs,
  readableMarkdownLine,
  plainText,
  singleLine,
  readStartTime: (text) => readStartTime(text, { now: new Date() }),
  readMeetingLine: (text) => readMeetingLine(text, { now: new Date() }),
  parseDuration,
  serverUrl: (text) => serverUrl(`https://zoom.example/${text}`),
  refusalError: (text) =>
    (['deleteMeeting', 'refreshTokens'] as const).map((requestKind) =>
      refusalError(response, JSON.stringify({ code: 300, message: text }), {
        requestKind,
        host: 'zoom.example',
        now: new Date(),
      }),
    ),
};

describe('A long text', () => {
  it.each(Object.entries(functions))('keeps %s busy only in proportion to its length', (_, run) => {
    for (const text of texts) {
      expect(() => run(text)).not.toThrow();
    }
  });

  it('of one person without a full stop is split into paragraphs', () => {
    const cues = Array.from({ length: size }, (_, index) => ({
      start: index * 1_000,
      end: index * 1_000,
      speaker: 'Mara',
      text: 'and then',
    }));
    const count = toParagraphs(cues).length;
    expect(count).toBeGreaterThan(size / 121);
    expect(count).toBeLessThan(size / 60);
  });
});
