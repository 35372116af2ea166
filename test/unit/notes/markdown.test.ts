import { describe, expect, it } from 'vitest';
import { readableMarkdownLine } from '../../../src/text/markdown';
import { withTaskBoxes } from '../../../src/notes/taskBoxes';

describe('readableMarkdownLine', () => {
  it.each([
    ['Q&A: what is "scope"? (v2) – snake_case!', 'Q&A: what is "scope"? (v2) – snake_case!'],
    ['**bold** and _thin_', '\\*\\*bold\\*\\* and \\_thin\\_'],
    ['[a](command:b) <b> `c` ~d~', '\\[a\\](command:b) \\<b> \\`c\\` \\~d\\~'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['one\n\ntwo', 'one two'],
    ['&lt; stays', '\\&lt; stays'],
    ['فريق المنصة 🚀 $(rocket)', 'فريق المنصة 🚀 $(rocket)'],
  ])('says %j', (text, expected) => {
    expect(readableMarkdownLine(text)).toBe(expected);
  });
});

describe('withTaskBoxes', () => {
  it('gives them to what stands below the next steps, and to nothing else', () => {
    const summary = `## Quick recap
- not a task

## Next steps
- Jun to mend the cache
* Mara to write

1. Noor to measure
- [x] done already

## Details
- not a task either`;
    expect(withTaskBoxes(summary)).toBe(`## Quick recap
- not a task

## Next steps
- [ ] Jun to mend the cache
- [ ] Mara to write

- [ ] Noor to measure
- [x] done already

## Details
- not a task either`);
  });

  it('leaves the names of groups, by headings or by items', () => {
    const summary = `### Action items
#### Mara
- Write
- **Jun**
    - Mend
    - Measure: the build
- Ask Noor
    - before Friday`;
    expect(withTaskBoxes(summary)).toBe(`### Action items
#### Mara
- [ ] Write
- **Jun**
    - [ ] Mend
    - [ ] Measure: the build
- [ ] Ask Noor
    - [ ] before Friday`);
  });

  it('takes a bold line for a heading', () => {
    expect(withTaskBoxes('**Next steps:**\n- One\n\n**Details**\n- Two')).toBe(
      '**Next steps:**\n- [ ] One\n\n**Details**\n- Two',
    );
  });

  it('knows the tasks that Zoom names, in any language', () => {
    expect(withTaskBoxes('## Koraci\n- **Jun** popravlja\n- drugo', ['Jun popravlja'])).toBe(
      '## Koraci\n- [ ] **Jun** popravlja\n- drugo',
    );
  });
});
