import { describe, expect, it } from 'vitest';
import { parseWebVtt } from '../../../src/notes/webVtt';

/** The cues of a transcript, each as `start-end speaker|words` with its times in seconds. */
function cuesIn(lines: readonly string[], lineBreak = '\n'): string[] | undefined {
  return parseWebVtt(lines.join(lineBreak))?.map(
    ({ start, end, speaker, text }) => `${start / 1_000}-${end / 1_000} ${speaker}|${text}`,
  );
}

const one = '00:01.000 --> 00:02.000';
const two = '00:03.000 --> 00:04.000';
const three = '00:05.000 --> 00:06.000';

type Shape = readonly [name: string, lines: readonly string[], cues: readonly string[]];

const blocks: Shape[] = [
  [
    'no empty line between cues',
    [one, 'Mara: One.', two, 'Jun: Two.'],
    ['1-2 Mara|One.', '3-4 Jun|Two.'],
  ],
  [
    'no empty line between numbered cues',
    ['1', one, 'Mara: One.', '2', two, 'Jun: Two.'],
    ['1-2 Mara|One.', '3-4 Jun|Two.'],
  ],
  [
    'a number that is spoken',
    ['1', one, 'How many?', '7', '', two, 'Seven.'],
    ['1-2 |How many? 7', '3-4 |Seven.'],
  ],
  [
    'a spoken number above timings',
    [one, 'We need', '7', two, 'of them.'],
    ['1-2 |We need 7', '3-4 |of them.'],
  ],
  ['lines of blanks between cues', [one, 'One.', ' ', two, 'Two.'], ['1-2 |One.', '3-4 |Two.']],
  [
    'lines of blanks and tabs above an identifier',
    [one, 'One.', ' \t', 'intro', two, 'Two.', '  ', '3', three, 'Three.'],
    ['1-2 |One.', '3-4 |Two.', '5-6 |Three.'],
  ],
  [
    'words after a line of blanks',
    [one, 'One', ' ', 'and a half.', '', two, 'Two.'],
    ['1-2 |One and a half.', '3-4 |Two.'],
  ],
  [
    'a note after a line of blanks',
    [one, 'One.', ' ', 'NOTE by hand', 'not said', '', two, 'Two.'],
    ['1-2 |One.', '3-4 |Two.'],
  ],
  [
    'many empty lines',
    ['', '', one, 'One.', '', '', '', two, 'Two.', '', ''],
    ['1-2 |One.', '3-4 |Two.'],
  ],
  ['no empty line below the header', [one, 'One.'], ['1-2 |One.']],
  ['timings without blanks', ['00:01.000-->00:02.000', 'One.'], ['1-2 |One.']],
  ['timings with blanks on one side', ['00:01.000 -->00:02.000', 'One.'], ['1-2 |One.']],
  [
    'timings with tabs and blanks around',
    [' \t00:01.000\t-->\t00:02.000 \t', 'One.'],
    ['1-2 |One.'],
  ],
  ['hours of one digit', ['0:00:01.000 --> 1:00:02.500', 'One.'], ['1-3602.5 |One.']],
  ['hours of three digits', ['100:00:00.000 --> 100:00:01.000', 'One.'], ['360000-360001 |One.']],
  ['commas as in SubRip', ['00:00:01,000 --> 00:00:02,000', 'One.'], ['1-2 |One.']],
  ['settings of the cue', [`${one} align:start line:0 position:50%`, 'One.'], ['1-2 |One.']],
  ['settings without a blank', [`${one}align:start`, 'One.'], ['1-2 |One.']],
  [
    'timings with too many digits',
    ['00:01.000 --> 00:02.0000', 'lost', '', two, 'Two.'],
    ['3-4 |Two.'],
  ],
  ['minutes of one digit', ['1:02.000 --> 1:03.000', 'lost', '', two, 'Two.'], ['3-4 |Two.']],
  ['sixty seconds', ['00:60.000 --> 00:61.000', 'lost', '', two, 'Two.'], ['3-4 |Two.']],
  [
    'timings that cannot be read between cues',
    [one, 'One.', '00:01 --> later', 'lost', two, 'Two.'],
    ['1-2 |One.', '3-4 |Two.'],
  ],
  [
    'an arrow in what was said',
    [one, 'One', 'a --> b', 'c', '', two, 'Two.'],
    ['1-2 |One a --> b c', '3-4 |Two.'],
  ],
  ['a cue without words', [one, '', two, 'Two.'], ['3-4 |Two.']],
  [
    'an identifier of words',
    ['Opening - 1', one, 'One.', '', 'Closing', two, 'Two.'],
    ['1-2 |One.', '3-4 |Two.'],
  ],
  ['timings at the end of the file', [one, 'One.', '', two], ['1-2 |One.']],
  [
    'overlapping cues',
    ['00:01.000 --> 00:09.000', 'One.', '', two, 'Two.'],
    ['1-9 |One.', '3-4 |Two.'],
  ],
  [
    'notes, styles and regions',
    [
      ...['NOTE', 'several', 'lines', '', 'STYLE', '::cue(v[voice="Mara"]) { color: red }', ''],
      ...['REGION', 'id:low', 'width:40%', '', one, 'One.', '', 'NOTE a late one', '', two, 'Two.'],
    ],
    ['1-2 |One.', '3-4 |Two.'],
  ],
  ['a note with timings', ['NOTE', one, 'One.'], ['1-2 |One.']],
  ['a second header', [one, 'One.', '', 'WEBVTT', '', two, 'Two.'], ['1-2 |One.', '3-4 |Two.']],
];

const words: Shape[] = [
  ['numeric entities', [one, '&#83;&#x61;id &#39;no&#39; &#X1F44B;'], ["1-2 |Said 'no' 👋"]],
  ['numeric entities without a semicolon', [one, 'It&#39s &#x27so&#x27'], ["1-2 |It's 'so'"]],
  [
    'numeric entities that are no characters',
    [one, '&#0; &#xD800; &#99999999999999;'],
    ['1-2 |\ufffd \ufffd \ufffd'],
  ],
  ['named entities', [one, '&quot;R&amp;D&quot; &lt;b&gt; it&apos;s'], ['1-2 |"R&D" <b> it\'s']],
  ['an entity that is said', [one, '&amp;#39; &amp;lt;'], ['1-2 |&#39; &lt;']],
  [
    'a line break as an entity',
    [one, 'One&#10;two&#13;three&#9;four'],
    ['1-2 |One two three four'],
  ],
  [
    'an entity in a name',
    [one, '<v Noor &amp; Jun>Both.', '', two, 'R&amp;D Team: Ours.'],
    ['1-2 Noor & Jun|Both.', '3-4 |R&D Team: Ours.'],
  ],
  [
    'two voices in a cue',
    [one, '<v Mara>Hi.</v> <v Jun>Hello.</v>'],
    ['1-2 Mara|Hi.', '1-2 Jun|Hello.'],
  ],
  [
    'two voices on two lines',
    [one, '<v Mara>Hi.', '<v Jun>Hello.'],
    ['1-2 Mara|Hi.', '1-2 Jun|Hello.'],
  ],
  [
    'words before and after a voice',
    [one, 'Well. <v.loud Mara>Hi.</v> (laughs)'],
    ['1-2 |Well.', '1-2 Mara|Hi.', '1-2 |(laughs)'],
  ],
  ['a voice without words', [one, '<v Mara></v>', '', two, '<v Jun>Two.'], ['3-4 Jun|Two.']],
  ['a voice without a name', [one, '<v>One.</v>'], ['1-2 |One.']],
  [
    'a voice around other tags',
    [one, '<v Mara><i>Hi</i> <00:01.500><c.red>you</c></v>'],
    ['1-2 Mara|Hi you'],
  ],
  ['a name with blanks in its tag', [one, '<v  Mara\tLindqvist >Hi.'], ['1-2 Mara Lindqvist|Hi.']],
  ['a tag like a voice', [one, '<video>Hi.</video>'], ['1-2 |Hi.']],
  [
    'signs of comparison',
    [one, 'If a < b and c <= d we stop.'],
    ['1-2 |If a < b and c <= d we stop.'],
  ],
  ['a tag that never ends', [one, 'One <i and so on'], ['1-2 |One <i and so on']],
  [
    'a name and no words',
    [one, 'Mara Lindqvist:', '', two, 'Mara Lindqvist: Two.'],
    ['3-4 Mara Lindqvist|Two.'],
  ],
  ['only a name', [one, 'Mara Lindqvist: '], []],
  ['a name above the words', [one, 'Mara Lindqvist:', 'Hello.'], ['1-2 Mara Lindqvist|Hello.']],
  [
    'two names in a cue',
    [one, 'Mara Lindqvist: Hi.', 'Jun Sato: Hello.'],
    ['1-2 Mara Lindqvist|Hi.', '1-2 Jun Sato|Hello.'],
  ],
  [
    'words with a colon on the second line',
    [one, 'Mara: We have a', 'Plan: go on.'],
    ['1-2 Mara|We have a Plan: go on.'],
  ],
  ['Japanese on two lines', [one, '今日は会議を', '始めます。'], ['1-2 |今日は会議を始めます。']],
  ['Korean on two lines', [one, '회의를', '시작합니다.'], ['1-2 |회의를 시작합니다.']],
];

const plan = [one, 'The plan: we start on Monday.'];
const speakers: Shape[] = [
  ['words with a colon', plan, ['1-2 |The plan: we start on Monday.']],
  ['a note', [one, 'Note: this is recorded.'], ['1-2 |Note: this is recorded.']],
  ['a question', [one, 'So my question is: who goes?'], ['1-2 |So my question is: who goes?']],
  [
    'words that end with a colon',
    [one, 'What I mean is:', '', two, 'stop.'],
    ['1-2 |What I mean is:', '3-4 |stop.'],
  ],
  ['a time of day', [one, 'At 10:30 or 11:00.'], ['1-2 |At 10:30 or 11:00.']],
  [
    'an address',
    [one, 'See https://example.com/a: it works.'],
    ['1-2 |See https://example.com/a: it works.'],
  ],
  [
    'words with a colon among named cues',
    [one, 'Mara: One.', '', two, 'The plan: two.', '', three, 'Jun: Three.'],
    ['1-2 Mara|One.', '3-4 |The plan: two.', '5-6 Jun|Three.'],
  ],
  [
    'capitals and a colon among unnamed cues',
    [one, 'We begin.', '', two, 'Release: on Thursday.', '', three, 'All right.'],
    ['1-2 |We begin.', '3-4 |Release: on Thursday.', '5-6 |All right.'],
  ],
  [
    'a voice without a name next to names',
    [one, '<v>One.', '', two, 'Mara: Two.', '', three, 'Mara: Three.'],
    ['1-2 |One.', '3-4 Mara|Two.', '5-6 Mara|Three.'],
  ],
  [
    'words with a colon in half of two cues',
    [...plan, '', two, 'Budget: ten thousand.'],
    ['1-2 |The plan: we start on Monday.', '3-4 |Budget: ten thousand.'],
  ],
  [
    'a recurring name among unnamed cues',
    [
      one,
      'Mara: One.',
      '',
      '00:02.000 --> 00:02.500',
      'Hm.',
      '',
      two,
      'Right.',
      '',
      '00:04.000 --> 00:04.500',
      'Yes.',
      '',
      three,
      'Mara: Three.',
    ],
    ['1-2 Mara|One.', '2-2.5 |Hm.', '3-4 |Right.', '4-4.5 |Yes.', '5-6 Mara|Three.'],
  ],
  [
    'words with a colon next to voices',
    [one, '<v Mara>One.', '', two, 'Release: on Thursday.', '', three, 'Mara: Three.'],
    ['1-2 Mara|One.', '3-4 |Release: on Thursday.', '5-6 Mara|Three.'],
  ],
  [
    'names of rooms and phones, and names in lowercase',
    [
      ...[
        one,
        'Room 4 (Berlin): One.',
        '',
        two,
        '+15551234567: Two.',
        '',
        three,
        'iPhone von Mara: Three.',
      ],
      ...['', one, 'noor h.: Four.', '', one, 'noor h.: Five.', '', one, 'noor h.: Six.'],
    ],
    [
      ...['1-2 Room 4 (Berlin)|One.', '3-4 +15551234567|Two.', '5-6 iPhone von Mara|Three.'],
      ...['1-2 noor h.|Four.', '1-2 noor h.|Five.', '1-2 noor h.|Six.'],
    ],
  ],
  [
    'a name with pronouns and a particle',
    [one, 'Anna van der Berg (she/her): One.'],
    ['1-2 Anna van der Berg (she/her)|One.'],
  ],
  [
    'a name with a colon in the words',
    [one, 'Mara: One thing: stop.'],
    ['1-2 Mara|One thing: stop.'],
  ],
  [
    'names without capitals',
    [one, '佐藤 純: はい。', '', two, 'נועה לוי: כן.'],
    ['1-2 佐藤 純|はい。', '3-4 נועה לוי|כן.'],
  ],
  [
    'a name that is far too long',
    [one, `${'Mara '.repeat(20)}: One.`],
    [`1-2 |${'Mara '.repeat(20)}: One.`],
  ],
  ['a sentence before a colon', [one, 'Right! Mara: One.'], ['1-2 |Right! Mara: One.']],
];

describe('A transcript', () => {
  it.each([...blocks, ...words, ...speakers])('with %s', (_, lines, cues) => {
    expect(cuesIn(['WEBVTT', '', ...lines])).toEqual(cues);
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('has the same cues with %s', (_, lineBreak) => {
    for (const [, lines, cues] of blocks) {
      expect(cuesIn(['\uFEFFWEBVTT - title', 'Language: en', '', ...lines], lineBreak)).toEqual(
        cues,
      );
    }
  });

  it.each([
    ['a header right above timings', ['WEBVTT', one, 'One.'], ['1-2 |One.']],
    ['a header with a tab', ['WEBVTT\ttitle', '', one, 'One.'], ['1-2 |One.']],
    ['a header with a byte order mark', ['\uFEFFWEBVTT', '', one, 'One.'], ['1-2 |One.']],
    ['another header', ['WEBVTTX', '', one, 'One.'], undefined],
    ['a header in small letters', ['webvtt', '', one, 'One.'], undefined],
    ['a line above the header', ['', 'WEBVTT', '', one, 'One.'], undefined],
    ['no header', ['1', '00:00:01,000 --> 00:00:02,000', 'One.'], undefined],
  ])('with %s', (_, lines, cues) => {
    expect(cuesIn(lines)).toEqual(cues);
  });
});
