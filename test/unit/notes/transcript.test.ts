import { describe, expect, it } from 'vitest';
import { playerTime, speakersOf, toParagraphs } from '../../../src/notes/paragraphs';
import { parseWebVtt } from '../../../src/notes/webVtt';

const cue = (start: number, end: number, speaker: string, text: string) => ({
  start,
  end,
  speaker,
  text,
});

describe('parseWebVtt', () => {
  it('reads what Zoom writes: numbered cues with the speaker before the words', () => {
    const text = [
      'WEBVTT',
      '',
      '1',
      '00:00:04.120 --> 00:00:09.480',
      'Mara Lindqvist: What went well: the sign-in.',
      '',
      '2',
      '01:00:10.020 --> 01:00:17.300',
      'Nobody knows who said this.',
      '',
    ].join('\r\n');
    expect(parseWebVtt(text)).toEqual([
      cue(4_120, 9_480, 'Mara Lindqvist', 'What went well: the sign-in.'),
      cue(3_610_020, 3_617_300, '', 'Nobody knows who said this.'),
    ]);
  });

  it('reads the rest of the standard: voices, tags, entities, notes, settings, several lines', () => {
    const text = `\uFEFFWEBVTT - a title
Kind: captions

NOTE This is
a note with 00:01.000 in it

STYLE
::cue { color: red }

00:01.000 --> 00:02.500 align:start position:0%
<v.loud Noor Haddad>Fish &amp; <i>chips</i>
&lt;cheap&gt;</v>

an id
00:03.000 --> 00:04.000


00:05.000 --> later
broken`;
    expect(parseWebVtt(text)).toEqual([cue(1_000, 2_500, 'Noor Haddad', 'Fish & chips <cheap>')]);
  });

  it('leaves what only looks like an entity as it is', () => {
    const text = '&constructor; &__proto__; &toString; &amp;';
    expect(parseWebVtt(`WEBVTT\n\n00:01.000 --> 00:02.000\n${text}`)).toEqual([
      cue(1_000, 2_000, '', '&constructor; &__proto__; &toString; &'),
    ]);
  });

  it('tells what is no transcript from an empty one', () => {
    expect(parseWebVtt('<!doctype html><title>Sign in</title>')).toBeUndefined();
    expect(parseWebVtt('WEBVTTX')).toBeUndefined();
    expect(parseWebVtt('')).toBeUndefined();
    expect(parseWebVtt('WEBVTT')).toEqual([]);
  });

  it('takes right-to-left names and emoji as they are', () => {
    expect(parseWebVtt('WEBVTT\n\n00:01.000 --> 00:02.000\nנועה לוי: שלום 👋\n')).toEqual([
      cue(1_000, 2_000, 'נועה לוי', 'שלום 👋'),
    ]);
  });

  it('is quick with a long meeting', () => {
    const cues = Array.from(
      { length: 20_000 },
      (_, index) => `${index}\n00:00:01.000 --> 00:00:02.000\nA: ${'word '.repeat(20)}`,
    );
    expect(parseWebVtt(`WEBVTT\n\n${cues.join('\n\n')}`)).toHaveLength(20_000);
  });
});

describe('toParagraphs', () => {
  it('joins what one person says, until another speaks', () => {
    expect(
      toParagraphs([
        cue(0, 1_000, 'Mara', 'One.'),
        cue(1_200, 2_000, 'Mara', 'Two.'),
        cue(2_100, 3_000, 'Jun', 'Three.'),
        cue(3_100, 4_000, '', 'Four.'),
        cue(4_100, 5_000, 'Jun', 'Five.'),
      ]),
    ).toEqual([
      { start: 0, speaker: 'Mara', text: 'One. Two.' },
      { start: 2_100, speaker: 'Jun', text: 'Three.' },
      { start: 3_100, speaker: '', text: 'Four.' },
      { start: 4_100, speaker: 'Jun', text: 'Five.' },
    ]);
  });

  it('begins a new one after a silence, and after a minute at the next sentence', () => {
    const starts = toParagraphs([
      cue(0, 30_000, 'Mara', 'A long'),
      cue(30_000, 61_000, 'Mara', 'sentence.'),
      cue(61_000, 70_000, 'Mara', 'After a minute.'),
      cue(80_000, 81_000, 'Mara', 'After a silence.'),
    ]).map(({ start }) => start);
    expect(starts).toEqual([0, 61_000, 80_000]);
  });

  it('measures silence from the end of the longest cue, though others overlap it', () => {
    expect(
      toParagraphs([
        cue(0, 40_000, 'Mara', 'This takes long,'),
        cue(2_000, 3_000, 'Mara', '(laughs)'),
        cue(41_000, 42_000, 'Mara', 'as you see.'),
        cue(52_000, 53_000, 'Mara', 'Next.'),
      ]),
    ).toEqual([
      { start: 0, speaker: 'Mara', text: 'This takes long, (laughs) as you see.' },
      { start: 52_000, speaker: 'Mara', text: 'Next.' },
    ]);
  });

  it('splits an hour without a full stop at commas, at short silences, and at last anywhere', () => {
    /** Cues of five seconds each, with what stands at the end of those given. */
    const hour = (ends: Record<number, string>, pauses: readonly number[] = []) =>
      toParagraphs(
        Array.from({ length: 720 }, (_, index) =>
          cue(
            index * 5_000,
            index * 5_000 + (pauses.includes(index) ? 3_000 : 5_000),
            'Mara',
            `and then${ends[index] ?? ''}`,
          ),
        ),
      ).map(({ start }) => start / 1_000);
    const plain = hour({});
    expect(plain).toHaveLength(30);
    expect(plain.slice(0, 3)).toEqual([0, 120, 240]);
    expect(hour({ 10: ',', 18: ',' }).slice(0, 2)).toEqual([0, 95]);
    expect(hour({}, [10, 18]).slice(0, 2)).toEqual([0, 95]);
    expect(hour({ 12: '?”' }).slice(0, 2)).toEqual([0, 65]);
  });

  it('splits long text whose cues have no time between them', () => {
    const cues = Array.from({ length: 1_000 }, () => cue(0, 0, 'Mara', 'and then we said'));
    const lengths = toParagraphs(cues).map(({ text }) => text.length);
    expect(lengths.length).toBeGreaterThan(5);
    expect(Math.max(...lengths)).toBeLessThan(2_100);
  });

  it.each([
    ['Japanese', '今日は', '会議です。', '今日は会議です。'],
    ['Japanese after a full stop', '終わり。', 'Zoom を', '終わり。Zoom を'],
    ['Japanese and Latin', '今日は', 'Zoom です', '今日は Zoom です'],
    ['Chinese', '我们，', '开始！', '我们，开始！'],
    ['Thai', 'สวัสดี', 'ครับ', 'สวัสดีครับ'],
    ['Khmer', 'សួស្តី', 'បង', 'សួស្តីបង'],
    ['Korean', '회의를', '시작합니다', '회의를 시작합니다'],
    ['Arabic', 'مرحبا', 'بكم', 'مرحبا بكم'],
    ['Hindi', 'नमस्ते', 'सब', 'नमस्ते सब'],
    ['characters beyond the first plane', '𠮷', '野家', '𠮷野家'],
    ['emoji', 'One 👋', 'two', 'One 👋 two'],
  ])('joins %s as the script demands', (_, first, second, joined) => {
    expect(
      toParagraphs([cue(0, 1_000, 'Jun', first), cue(1_000, 2_000, 'Jun', second)]),
    ).toMatchObject([{ text: joined }]);
  });

  it('names everybody once', () => {
    const paragraphs = ['Jun', '', 'Mara', 'Jun'].map((speaker) => ({
      start: 0,
      speaker,
      text: '',
    }));
    expect(speakersOf(paragraphs)).toEqual(['Jun', 'Mara']);
  });
});

it.each([
  [0, '0:00'],
  [65_999, '1:05'],
  [3_723_000, '1:02:03'],
])('%d ms play at %s', (ms, expected) => {
  expect(playerTime(ms)).toBe(expected);
});
