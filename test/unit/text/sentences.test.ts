import { expect, it } from 'vitest';
import { joinSentences } from '../../../src/text/sentences';

it.each([
  ['en', 'One. Two.'],
  ['de', 'One. Two.'],
  ['ja', 'One.Two.'],
  ['zh-cn', 'One.Two.'],
])('Sentences are joined as in %s', (language, joined) => {
  expect(joinSentences(['One.', 'Two.'], language)).toBe(joined);
});
