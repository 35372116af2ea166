/** Whole headings of task lists, in the languages that AI Companion writes most. */
const taskHeadings = [
  '(?:(?:key|main|open|agreed|immediate|pending|proposed|suggested|recommended|outstanding|remaining|assigned|team|our|your) )?' +
    '(?:(?:next|further) steps?|action (?:items?|points?|plan)|follow[- ]?ups?(?: (?:items?|tasks?|actions?))?|to[- ]?dos?(?:[- ](?:items?|list))?|tasks?|task list|actions)',
  'nächste schritte',
  'aufgaben(?:liste)?',
  'maßnahmen',
  'prochaines étapes',
  'actions à (?:entreprendre|mener)',
  'próxim[oa]s (?:pasos|passos|etapas)',
  'tareas(?: pendientes)?',
  'tarefas(?: pendentes)?',
  'prossim[ie] (?:passi|fasi)',
  'volgende stappen',
  'actiepunten',
  'nästa steg',
  'następne kroki',
  '次の?ステップ',
  'アクション(?:アイテム|項目)',
  '后续步骤',
  '後續步驟',
  '下一步(?:行动|計劃|计划|行動)?',
  '行[动動][项項]目?',
  '待办事项',
  '待辦事項',
  '다음 단계',
  '실행 항목',
];

const list = `(?:${taskHeadings.join('|')})`;
/** What may follow: another name for the same list, and whose tasks they are or until when. */
const also = `(?: (?:and|&|/|und|et|y|e) (?:${list}|(?:the )?(?:owners?|assignees?|deadlines?|due dates?|timelines?|responsibilities)))?`;
const about = ' (?:for|by|until|before|from|für|pour|para|per) .+';
const end = String.raw`(?: ?[(（][^()（）]*[)）])?[ :：.·–—-]*`;
const taskHeading = new RegExp(`^${list}${also}(?:${about}|${end})$`, 'iu');

const heading = /^(#{1,6})\s/;
const boldLine = /^\s*(?:\*\*|__)([^*_]+)(?:\*\*|__):?\s*$/;
const listItem = /^(\s*)(?:[-*+]|\d+[.)])\s+(\S.*)?$/s;
const taskBox = /^\[[ xX]\](?:\s|$)/;
const fence = /^\s*(?:```|~~~)/;

/** An item that names a group of tasks and is not a task itself. */
const groupLabel = /(?::|：)(?:\*\*|__)?\s*$|^(?:\*\*|__)[^*_]+(?:\*\*|__)\s*$/;

/** An item that says that there are no tasks. */
const noTasks =
  /^(?:none|n\/a|nothing|-|–|—|keine|aucune?|ningun[ao]|nessun[ao]|なし|无|無|없음|(?:there (?:are|were) )?no (?:\w+ ){0,2}(?:next steps|action items|follow[- ]?ups|to[- ]?dos|tasks)(?: (?:were|are|have been) .+)?)$/iu;

/**
 * Turns the list items below a heading such as "Next steps" into task list items (GitHub's `- [ ]`),
 * and leaves everything else as it is. The heading has to be the name of such a list as a whole: "How
 * to document" and "Todo el equipo" are other subjects. Items that only name a group of others or say
 * that there are none stay as they are, and so does code.
 *
 * @param tasks texts that are tasks under any heading, because Zoom lists them separately
 */
export function withTaskBoxes(markdown: string, tasks: readonly string[] = []): string {
  const known = new Set(tasks.map(comparable));
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
  let section: number | undefined;
  let isCode = false;
  return lines
    .map((line, index) => {
      isCode = fence.test(line) ? !isCode : isCode;
      if (isCode) {
        return line;
      }
      const level = headingLevel(line);
      if (level !== undefined && (section === undefined || level <= section)) {
        section = isTaskHeading(line) ? level : undefined;
      }
      const item = listItem.exec(line);
      const [, indent = '', words = ''] = item ?? [];
      const isTask = section !== undefined || known.has(comparable(words));
      return isTask && isTaskText(words) && !isGroup(words, indent, lines[index + 1])
        ? `${indent}- [ ] ${words}`
        : line;
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

/** Numbers, signs and emoji around a heading say nothing about it. */
function isTaskHeading(line: string): boolean {
  const words = comparable(line).replace(/^\P{L}+/u, '');
  return taskHeading.test(words);
}

function isTaskText(words: string): boolean {
  const plain = comparable(words).replace(/[.。!]$/, '');
  return plain !== '' && !taskBox.test(words) && !noTasks.test(plain);
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
