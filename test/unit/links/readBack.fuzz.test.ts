import { constantFrom, oneof, record, tuple } from 'fast-check';
import { describe, expect } from 'vitest';
import { builtInTemplate, builtInTemplates } from '../../../src/links/builtInTemplates';
import { encodeUrl } from '../../../src/links/encodeUrl';
import { findMeeting } from '../../../src/links/findMeeting';
import { findUrlAt } from '../../../src/links/findUrls';
import { fillTemplate } from '../../../src/links/linkTemplate';
import { hostileTopics, joinUrl } from '../../support/hostileTopics';
import { fuzz, textWith } from '../support/fuzz.ts';

const languages = constantFrom(
  ...builtInTemplates.keys(),
  'plaintext',
  'json',
  'xml',
  'rmd',
  'shellscript',
);

/** What a passcode in a link consists of, with every character at each place but a dot at the end. */
const passcodes = tuple(
  textWith('.', '..', '-', '--', '---', '_', '__', '~', '+', '/', '=', '%2B', '%2F', '%3D', 'aB3'),
  constantFrom('.1', 'a', '-', '_', '~', '=', '==', '+', '%2B'),
).map(([inner, last]) => inner.replace(/[^\w.~+/=%-]|%(?!2[BF]|3D)/g, '') + last);

const links = oneof(
  constantFrom(joinUrl, 'https://zoom.us/my/ada.lovelace?pwd=a_', 'https://zoom.us/j/123456789'),
  record({
    page: constantFrom(
      'https://us05web.zoom.us/j/85012345678',
      'https://www.zoomgov.com/w/123456789',
    ),
    pwd: passcodes,
    rest: constantFrom('', '&omn=85087654321', '&from=addon&b=1', '&tk=t_-.1', '#success'),
  }).map(({ page, pwd, rest }) => `${page}?pwd=${pwd}${rest}`),
);

/** Links to another meeting, by which a topic could be taken for the meeting's own link. */
const topics = oneof(
  constantFrom(...hostileTopics),
  textWith(
    'zoom.us/j/99912345678?pwd=x',
    'zoom.us\\/j\\/99912345678',
    'Meeting ID: 999 1234 5678',
    '999 1234 5678',
    '"',
    '](',
    '<',
    '{',
    '`',
    '_',
    '**',
    '\\',
    '&amp;',
    '\n',
  ),
);

describe('A link that was inserted', () => {
  fuzz(
    'is read back from the text, whatever the format, the topic and the passcode',
    tuple(languages, topics, links),
    ([language, topic, link]) => {
      const template = builtInTemplate(language);
      const text = fillTemplate(template, language, {
        topic,
        joinUrl: link,
        startTime: '',
        id: '',
        passcode: '',
      });
      expect(findMeeting(text, [])).toMatchObject({ link: { url: link } });
      expect(findMeeting(`Notes\n- ${text}, at 10`, [])).toMatchObject({ link: { url: link } });
      const start = text.lastIndexOf(`https://${new URL(link).host}`);
      expect(findUrlAt(text, start + 1)).toBe(encodeUrl(link));
    },
  );
});
