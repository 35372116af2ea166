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

  it.each([
    'Next steps',
    'NEXT STEPS:',
    '3. Next Steps',
    '📌 Next steps',
    '**Action items**',
    'Key action items',
    'Action items (Jun)',
    'Action Items and Owners',
    'Next steps and action items',
    'Next steps for the migration',
    'Follow-up tasks',
    'Follow-ups',
    'To-do',
    'To-do list',
    'TODO',
    'Tasks',
    'Nächste Schritte',
    'Aufgaben',
    'Prochaines étapes',
    'Próximos pasos:',
    '次のステップ',
    '下一步行动',
    '다음 단계',
  ])('gives them below %j', (title) => {
    expect(withTaskBoxes(`## ${title}\n- One`)).toBe(`## ${title}\n- [ ] One`);
  });

  it.each([
    'How to document',
    'Plan to double the team',
    '**Plan** to double',
    'Todo el equipo',
    'Todos los cambios',
    'What we have to do differently',
    'Into dots',
    'Follow-up questions',
    'Follow-up on the incident',
    'Why the next step is hard',
    'Multitasks',
    'Task force',
    'Aufgaben und Zuständigkeiten der Gruppe',
    'Actions of others',
    'Decisions and action items',
  ])('gives none below %j', (title) => {
    for (const text of [`## ${title}\n- One`, `**${title.replaceAll('*', '')}**\n- One`]) {
      expect(withTaskBoxes(text)).toBe(text);
    }
  });

  it.each([
    'None',
    'none.',
    'N/A',
    'No action items.',
    'No further next steps were agreed',
    '-',
    '**',
  ])('gives none to %j, which is no task', (item) => {
    const text = `## Next steps\n- ${item}`;
    expect(withTaskBoxes(text, [''])).toBe(text);
  });

  it('gives none to code and to empty items', () => {
    const text = '## Next steps\n```\n- code\n```\n- \n';
    expect(withTaskBoxes(text, [''])).toBe(text);
    expect(withTaskBoxes(`${text}- One`)).toBe(`${text}- [ ] One`);
  });

  it('gives them to items that talk about documents', () => {
    expect(withTaskBoxes('## Next steps\n- Jun to document how to double it')).toBe(
      '## Next steps\n- [ ] Jun to document how to double it',
    );
  });
});
