import { array, constantFrom, oneof, tuple } from 'fast-check';
import { describe, expect } from 'vitest';
import { playerTime, speakersOf, toParagraphs } from '../../../src/notes/paragraphs';
import { withTaskBoxes } from '../../../src/notes/taskBoxes';
import { parseWebVtt } from '../../../src/notes/webVtt';
import { fuzz, textWith } from '../support/fuzz';

const payload = textWith(
  ...['Mara: ', '<v Noor>', '<v.loud ', '</v>', '<', '>', '&amp;', '&constructor;', '&', ';'],
  ...['\n', '\r', '\u2028', ' ', '\t', '.', ':', '-->'],
);
const times = oneof(
  constantFrom('00:01.000 --> 00:02.000', '99:00:00.000 --> 00:00:00,000'),
  textWith('00:', '59', '.000', ' --> ', '9', '99999999', ':', ','),
);
const blocks = array(tuple(payload, times, payload), { maxLength: 6 });

describe('A transcript', () => {
  fuzz('gives paragraphs with all that was said, and no more than it has', blocks, (parts) => {
    const text = ['WEBVTT', ...parts.map((part) => part.join('\n'))].join('\n\n');
    const cues = parseWebVtt(text) ?? [];
    for (const { start, end, speaker, text: words } of cues) {
      expect(Number.isSafeInteger(start) && Number.isSafeInteger(end)).toBe(true);
      expect(words).not.toBe('');
      expect(speaker + words).not.toContain('\n');
    }
    const paragraphs = toParagraphs(cues);
    const said = (pieces: readonly { text: string }[]) =>
      pieces.map((one) => one.text.replaceAll(' ', '')).join('');
    expect(said(paragraphs)).toBe(said(cues));
    expect(paragraphs.length).toBeLessThanOrEqual(text.length);
    expect(JSON.stringify(cues.map((one) => one.speaker + one.text)).length).toBeLessThan(
      6 * text.length + 64 * (cues.length + 1),
    );
    expect(speakersOf(paragraphs).length).toBeLessThanOrEqual(paragraphs.length);
    for (const { start } of paragraphs) {
      expect(playerTime(start)).toMatch(/^\d+(?::\d\d){1,2}$/);
    }
  });

  fuzz(
    'of any text is read or refused',
    textWith('WEBVTT', '\n', '\n\n', '00:01.000 --> 00:02.000', '\uFEFF', ' '),
    (text) => {
      const cues = parseWebVtt(text);
      expect(cues === undefined || cues.length <= text.length).toBe(true);
    },
  );
});

const markdown = textWith(
  ...['# ', '## Next steps', '- ', '* ', '1. ', '  - ', '- [ ] ', '**', '__', ':', '：', '\\'],
  ...['\n', '\r\n', '\r', '\u2028', ' ', '\t', 'Write', 'Mara'],
);

describe('Task boxes', () => {
  fuzz('change nothing but the beginnings of lines', tuple(markdown, array(markdown)), (input) => {
    const [text, tasks] = input;
    const before = text.replace(/\r\n?/g, '\n').split('\n');
    const after = withTaskBoxes(text, tasks).split('\n');
    expect(after).toHaveLength(before.length);
    after.forEach((line, index) => {
      const words = (before[index] ?? '').replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '');
      expect(line === before[index] || line.trimStart() === `- [ ] ${words}`).toBe(true);
    });
    expect(withTaskBoxes(after.join('\n'), tasks)).toBe(after.join('\n'));
  });
});
