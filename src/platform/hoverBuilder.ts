import * as vscode from 'vscode';
import { markdownLine, markdownParagraphs } from '../text/markdown';
import { breakIcons } from '../text/plainText';
import { type CommandLink, formatCommandLink } from './commandLink';
import type { CommandId } from './identifiers';

/** A link in a hover that runs one of our commands. */
export interface HoverLink<Id extends CommandId> extends CommandLink<Id> {
  /** The name of a product icon of VS Code. */
  icon?: string;
}

const iconGap = '\u2002';
const linkGap = '\u2003';

/**
 * Builds a hover in Markdown. Texts appear to the letter, whatever markup they contain, and links run
 * no commands other than the ones named. VS Code's `appendText` is not used, because it leaves `<` alone:
 * a text such as `<command:…>` would be a link to one of these commands.
 */
export class HoverBuilder<Id extends CommandId = never> {
  private readonly markdown = new vscode.MarkdownString('', true);

  /** @param enabledCommands the commands that links may run */
  constructor(enabledCommands: readonly Id[] = []) {
    if (enabledCommands.length > 0) {
      this.markdown.isTrusted = { enabledCommands };
    }
  }

  /** Adds a line in bold. */
  addTitle(title: string): this {
    this.markdown.appendMarkdown(`**${toMarkdownLine(title)}**\n\n`);
    return this;
  }

  /**
   * Adds lines, each with a product icon in front; a line without a text is left out. They continue lines
   * that are there, and begin a paragraph behind anything else.
   */
  addLines(lines: readonly (readonly [icon: string, text: string | undefined])[]): this {
    for (const [icon, text] of lines) {
      if (text !== undefined && text !== '') {
        const { value } = this.markdown;
        const gap = value === '' || value.endsWith('\n') ? '' : '\n\n';
        this.markdown.appendMarkdown(`${gap}$(${icon})${iconGap}${toMarkdownLine(text)}  \n`);
      }
    }
    return this;
  }

  /** Adds a paragraph of one line, with links behind the text. */
  addParagraph(text: string, links: readonly HoverLink<Id>[] = []): this {
    const parts = [toMarkdownLine(text), ...links.map(toMarkdown)];
    this.markdown.appendMarkdown(`\n\n${parts.join(linkGap)}`);
    return this;
  }

  /** Adds a text with its own lines and paragraphs. Its web URLs are links. */
  addText(text: string): this {
    this.markdown.appendMarkdown(`\n\n${markdownParagraphs(breakIcons(text))}`);
    return this;
  }

  /** Adds a line of links. */
  addLinks(links: readonly HoverLink<Id>[]): this {
    this.markdown.appendMarkdown(`\n\n${links.map(toMarkdown).join(linkGap)}`);
    return this;
  }

  /** Adds a horizontal rule. */
  addRule(): this {
    this.markdown.appendMarkdown('\n\n---');
    return this;
  }

  /** @returns the hover with everything added so far */
  build(): vscode.MarkdownString {
    return this.markdown;
  }
}

function toMarkdownLine(text: string): string {
  return markdownLine(breakIcons(text));
}

function toMarkdown({ icon, title, ...link }: HoverLink<CommandId>): string {
  return formatCommandLink({
    ...link,
    title: icon === undefined ? title : `$(${icon}) ${title}`,
  });
}
