import type { CommandId } from './identifiers';

/** A link that runs one of our commands. */
export interface CommandLink<Id extends CommandId = CommandId> {
  /** The label of the link, without square brackets. */
  title: string;
  command: Id;
  /** What the command is about, without secrets: the link carries it as plain text. */
  argument: object;
}

/** Writes a link as Markdown, which hovers and notifications of VS Code read. */
export function formatCommandLink({ title, command, argument }: CommandLink): string {
  // encodeURIComponent leaves parentheses alone, which would end the link.
  const query = encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${title}](command:${command}?${query})`;
}
