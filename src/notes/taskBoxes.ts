/** Headings of task lists, in the languages that AI Companion writes most. */
const taskHeading = new RegExp(
  [
    'next steps?',
    'action items?',
    'follow[- ]?ups?',
    'to[- ]?dos?',
    'nächste schritte',
    'aufgaben',
    'prochaines étapes',
    'próxim[oa]s (?:pasos|passos|etapas)',
    'prossimi passi',
    'volgende stappen',
    'nästa steg',
    '次のステップ',
    '后续步骤',
    '下一步',
    '다음 단계',
  ].join('|'),
  'iu',
);

const heading = /^(#{1,6})\s/;
const boldLine = /^\s*(?:\*\*|__)([^*_]+)(?:\*\*|__):?\s*$/;
const listItem = /^(\s*)(?:[-*+]|\d+[.)])\s+(\S.*)?$/s;
const taskBox = /^\[[ xX]\]\s/;

/** An item that names a group of tasks and is not a task itself. */
const groupLabel = /(?::|：)(?:\*\*|__)?\s*$|^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*$/;

/**
 * Turns the list items below a heading such as "Next steps" into task list items (GitHub's `- [ ]`),
 * and leaves everything else as it is. Items that only name a group of others stay as they are.
 *
 * @param tasks texts that are tasks under any heading, because Zoom lists them separately
 */
export function withTaskBoxes(markdown: string, tasks: readonly string[] = []): string {
  const known = new Set(tasks.map(comparable));
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
  let section: number | undefined;
  return lines
    .map((line, index) => {
      const level = headingLevel(line);
      if (level !== undefined && (section === undefined || level <= section)) {
        section = taskHeading.test(line) ? level : undefined;
      }
      const item = listItem.exec(line);
      const [, indent = '', words = ''] = item ?? [];
      const isTask = item !== null && (section !== undefined || known.has(comparable(words)));
      return !isTask || taskBox.test(words) || isGroup(words, indent, lines[index + 1])
        ? line
        : `${indent}- [ ] ${words}`;
    })
    .join('\n');
}

/** One task as a list item. */
export function taskLine(task: string): string {
  return `- [ ] ${task}`;
}

/** 1 is the highest; a line that is all bold ranks below every heading. */
function headingLevel(line: string): number | undefined {
  const marks = heading.exec(line)?.[1];
  return marks?.length ?? (boldLine.test(line) ? 7 : undefined);
}

function isGroup(words: string, indent: string, next: string | undefined): boolean {
  const below = listItem.exec(next ?? '');
  return below !== null && (below[1]?.length ?? 0) > indent.length && groupLabel.test(words);
}

function comparable(text: string): string {
  return text
    .replace(/[*_`\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
