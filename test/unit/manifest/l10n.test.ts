import { globSync, readFileSync } from 'node:fs';
import { getL10nJson } from '@vscode/l10n-dev';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDuration } from '../../../src/schedule/duration';
import { readMeetingLine } from '../../../src/schedule/meetingLine';
import type { StartContext } from '../../../src/schedule/startTime';
import { loadStartLanguage } from '../../../src/schedule/startTime/loadStartLanguage';
import { readDuration, readStart } from '../../../src/schedule/startTime/readStart';
import { localizations, type Localization } from '../support/localization';

type Messages = Record<string, string>;

const readMessages = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Messages;

/** The messages of the source by their keys, which have the comments for translators in them. */
let sourceMessages: Messages = {};

/** The strings of the manifest by their keys. */
const manifestStrings = readMessages('package.nls.json');

let bundle: Awaited<ReturnType<typeof getL10nJson>> = {};

beforeAll(async () => {
  bundle = await getL10nJson(
    globSync('src/**/*.ts')
      .map((file) => ({ extension: '.ts' as const, contents: readFileSync(file, 'utf8') }))
      // Reading a file for messages takes long, and most have none.
      .filter(({ contents }) => contents.includes('l10n')),
  );
  sourceMessages = Object.fromEntries(
    Object.entries(bundle).map(([key, value]) => [
      key,
      typeof value === 'string' ? value : value.message,
    ]),
  );
}, 60_000);

describe('l10n/bundle.l10n.json', () => {
  it('has every word of the source that translators need, and no others', () => {
    expect(Object.keys(bundle).length).toBeGreaterThan(50);
    expect(readMessages('l10n/bundle.l10n.json')).toEqual(bundle);
  });
});

it('Every localization has both files, and is tested', () => {
  const languages = (pattern: string) =>
    globSync(pattern)
      .map((file) => file.split('.').at(-2))
      .sort();
  expect(languages('l10n/bundle.l10n.*.json')).toEqual(localizations);
  expect(languages('package.nls.*.json')).toEqual(localizations);
});

/** Names, codes and words that are the same in the other language. */
const sameInBoth: Record<Localization, ReadonlySet<string>> = {
  de: new Set([
    ...[
      'Agenda',
      'Agenda.txt',
      'Audio',
      'Browser',
      'Chat',
      'Details',
      'Host',
      'Links',
      'Meetings',
      'Name',
    ],
    ...['Server', 'Video', 'Meetings for Zoom', 'Zoom', '{0} in {1}', 'Meeting {0}'],
    ...['Meeting SDK', 'Video SDK', 'JSON Web Token', 'Token', 'Scope: {0}'],
  ]),
  ja: new Set(['Meetings for Zoom', 'Zoom', 'Meeting SDK', 'Video SDK']),
};

const hasWords = (text: string) => /\p{L}/u.test(text.replace(/\{\d+\}/g, ''));

/** What must be the same in every language: placeholders, the targets of links, and code. */
function fixedParts(text: string): string[] {
  return [
    ...text.matchAll(
      /\{\d+\}|\]\([^)]*\)|`[^`]*`|\$\{\w+\}|\bhttps?:[^\s)`]*[^\s)`.,]|cloud_recording:[^\s]*[a-z]/gu,
    ),
  ]
    .map(([part]) => part)
    .sort();
}

/** The Markdown of a text: bold text, list items and links, without their words. */
const markup = (text: string) => ({
  bold: text.split('**').length,
  links: text.split('](').length,
  lines: text.split('\n').length,
});

const endsWithEllipsis = (text: string) => text.endsWith('…');

describe.each(localizations)('The localization in %s', (language) => {
  const files = [
    {
      name: `l10n/bundle.l10n.${language}.json`,
      english: () => sourceMessages,
    },
    {
      name: `package.nls.${language}.json`,
      english: () => manifestStrings,
    },
  ];

  /** What a check finds wrong with the texts of a file. */
  const problems = (
    { name, english }: (typeof files)[number],
    isWrong: (text: string, original: string) => boolean,
  ) => {
    const originals = english();
    return Object.entries(readMessages(name)).filter(([key, text]) =>
      isWrong(text, originals[key] ?? ''),
    );
  };

  it.each(files)('misses no message and has no others: $name', ({ name, english }) => {
    expect(Object.keys(readMessages(name)).sort()).toEqual(Object.keys(english()).sort());
  });

  it.each(files)('keeps placeholders, the targets of links, and code: $name', (file) => {
    expect(
      problems(file, (text, original) => fixedParts(text).join() !== fixedParts(original).join()),
    ).toEqual([]);
  });

  it.each(files)('keeps lines, links and bold text: $name', (file) => {
    expect(
      problems(
        file,
        (text, original) => JSON.stringify(markup(text)) !== JSON.stringify(markup(original)),
      ),
    ).toEqual([]);
  });

  it.each(files)('leaves no message in English: $name', (file) => {
    expect(
      problems(
        file,
        (text, original) =>
          text === original && hasWords(text) && !sameInBoth[language].has(original),
      ),
    ).toEqual([]);
  });

  it.each(files)('has no blanks around a message, and no empty one: $name', (file) => {
    expect(problems(file, (text) => text === '' || text !== text.trim())).toEqual([]);
  });

  it.each(files)('has an ellipsis when the original has one: $name', (file) => {
    expect(
      problems(file, (text, original) => endsWithEllipsis(text) !== endsWithEllipsis(original)),
    ).toEqual([]);
  });

  it.each(files)('has the quotation marks of the language: $name', (file) => {
    const foreign = language === 'de' ? /["”‘’「」]/ : /["“”„‘’]/;
    const [opening, closing] = language === 'de' ? ['„', '“'] : ['「', '」'];
    expect(
      problems(
        file,
        (text) =>
          foreign.test(text.replace(/`[^`]*`/g, '')) ||
          text.split(opening).length !== text.split(closing).length,
      ),
    ).toEqual([]);
  });

  it('names the same message with the same words in both files', () => {
    const [messages, strings] = files.map(({ name }) => readMessages(name));
    const different = Object.entries(manifestStrings).filter(
      ([key, english]) =>
        key.startsWith('command.') &&
        messages?.[english] !== undefined &&
        messages[english] !== strings?.[key],
    );
    expect(different).toEqual([]);
  });
});

describe.each(['en', ...localizations])('The examples in %s', (language) => {
  const now = new Date(2026, 10, 25, 12);
  let context: StartContext;

  beforeAll(async () => {
    context = { now, language: await loadStartLanguage(language) };
  });

  /** The examples in the translation of the message, or of the string of the manifest, with a key. */
  const examplesOf = (key: string): string[] => {
    const text =
      language === 'en'
        ? (manifestStrings[key] ?? key)
        : (readMessages(`l10n/bundle.l10n.${language}.json`)[key] ??
          readMessages(`package.nls.${language}.json`)[key] ??
          '');
    return [...text.matchAll(/[“„「]([^“”」]+)[“”」]/g)].map(([, example = '']) => example);
  };

  it('of times can be typed, and are in the words of the language', () => {
    const times = examplesOf(
      'Select a start time or type one, such as “tomorrow 3pm” or “Friday 10:30”',
    );
    expect(times).toHaveLength(2);
    for (const time of times) {
      expect(readStart(time, context), time).toMatchObject({
        kind: 'times',
        readings: [{ start: expect.any(Date) as Date }],
      });
      // English is read in every language, so it would be no example of this one.
      expect(readStart(time, { now }) === undefined, time).toBe(language !== 'en');
    }
  });

  it('of durations can be typed', () => {
    const durations = examplesOf('Select a duration or type one, such as “25” or “1h 30”');
    const minutes = durations.map((duration) => {
      const read = readDuration(duration, context);
      return parseDuration(duration) ?? (read !== undefined && 'minutes' in read && read.minutes);
    });
    expect(minutes).toEqual([25, 90]);
  });

  it.each([
    ['Topic and time, such as “Design review tomorrow 3pm 45m”', [45]],
    ['walkthrough.create.description', [45, undefined]],
  ])('of whole lines mean one meeting each: %s', (key, durations) => {
    const lines = examplesOf(key);
    const read = lines.map((line) => readMeetingLine(line, context));
    expect(read.map(({ problem }) => problem)).toEqual(durations.map(() => undefined));
    expect(read.map(({ readings }) => readings.map(({ duration }) => duration))).toEqual(
      durations.map((duration) => [duration]),
    );
    for (const { readings } of read) {
      expect(readings[0]?.start).toBeInstanceOf(Date);
      expect(readings[0]?.topic).not.toBe('');
    }
  });
});
