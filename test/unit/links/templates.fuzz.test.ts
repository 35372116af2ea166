import { constantFrom, oneof, tuple } from 'fast-check';
import { describe, expect } from 'vitest';
import { builtInTemplate, builtInTemplates } from '../../../src/links/builtInTemplates';
import { findUrls } from '../../../src/links/findUrls';
import { fillTemplate, type LinkFields } from '../../../src/links/linkTemplate';
import { templateProblem } from '../../../src/links/templateProblem';
import { fuzz, textWith } from '../support/fuzz.ts';

const joinUrl = 'https://us05web.zoom.us/j/85012345678?pwd=abc.1';
const plainFields: LinkFields = {
  topic: 'Review',
  joinUrl,
  startTime: 'Monday at 10:30',
  id: '85012345678',
  passcode: '1234',
};

const lineBreak = /[\n\r\u2028\u2029]/;

const templates = textWith(
  '${joinUrl}',
  '${topic}',
  '${id}',
  '${startTime}',
  '${passcode}',
  '${',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<a href="',
  '">',
  '</a>',
  'https:',
  '//',
  '\\',
  '@',
  '.',
  'evil',
  '.example',
  '.com',
  '?u=',
  ' ',
  '\n',
);

const languages = constantFrom('plaintext', ...builtInTemplates.keys());
const topics = textWith(
  '${joinUrl}',
  '$(id)',
  '{{',
  '}}',
  '{%',
  '<!--',
  '<script>',
  '</a>',
  '">',
  "'",
  '`',
  '](https://evil.example)',
  '[',
  '\\',
  '}{',
  '+++',
  '`__',
  '|',
  '&amp;',
  '\r\n',
  '\u2028',
);

describe('Templates', () => {
  fuzz(
    'give one line with no address but the meeting’s, if they are accepted',
    oneof(
      templates,
      templates.map((text) => `${text} \${joinUrl} ${text}`),
    ),
    (template) => {
      if (templateProblem(template) !== undefined) {
        return;
      }
      const text = fillTemplate(template, 'plaintext', plainFields);
      expect(text).not.toMatch(lineBreak);
      expect(new Set(findUrls(text))).toEqual(new Set([joinUrl]));
    },
  );

  fuzz(
    'keep their markup and their line, whatever the topic',
    tuple(languages, topics),
    ([language, topic]) => {
      const template = builtInTemplate(language);
      const text = fillTemplate(template, language, { ...plainFields, topic });
      expect(text).not.toMatch(lineBreak);
      if (template.startsWith('<a ')) {
        expect(text).toMatch(/^<a href="[^<>"]*">[^<>"]*<\/a>$/);
      }
      // A topic that names a placeholder is not filled itself.
      expect(text.split('us05web.zoom.us')).toHaveLength(2);
    },
  );
});
