import { htmlLine } from '../../text/html';

/** A label and its value as HTML. */
export type Fact = readonly [label: string, html: string];

/**
 * A table of facts as one HTML block, because Markdown's own tables need a header. Returns an empty
 * text if there are no facts.
 */
export function factTable(facts: readonly Fact[]): string {
  return facts.length === 0
    ? ''
    : [
        '<table width="100%"><tbody>',
        ...facts.map(
          ([label, html]) => `<tr><td width="200">${htmlLine(label)}</td><td>${html}</td></tr>`,
        ),
        '</tbody></table>',
      ].join('\n');
}

/** A table with a header; its cells are HTML. */
export function listTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [
    `<table width="100%"><thead><tr>${header.map((cell) => `<th>${htmlLine(cell)}</th>`).join('')}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`),
    '</tbody></table>',
  ].join('\n');
}
