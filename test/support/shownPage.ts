import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** What a browser makes of a piece of HTML. */
export interface ShownPage {
  /** Without word joiners, and with single blanks. */
  text: string;
  /** The targets of its links. */
  links: string[];
  /** Elements, attributes and comments, each once: `a`, `@href`, `<!--`. */
  markup: string[];
}

/** Reads HTML as a browser does. */
export function showPage(html: string): ShownPage {
  const links: string[] = [];
  const markup = new Set<string>();
  let text = '';
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (defaultTreeAdapter.isTextNode(node)) {
      text += node.value;
    } else if (defaultTreeAdapter.isElementNode(node)) {
      markup.add(node.tagName);
      text += node.tagName === 'br' ? ' ' : '';
      for (const { name, value } of node.attrs) {
        markup.add(`@${name}`);
        if (name === 'href') {
          links.push(value);
        }
      }
      node.childNodes.forEach(visit);
    } else {
      markup.add('<!--');
    }
  };
  parseFragment(html).childNodes.forEach(visit);
  return { text: comparableText(text), links, markup: [...markup].sort() };
}

/** A text as {@link ShownPage.text} has it. */
export function comparableText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/(?! )[\p{Cc}\u202A-\u202E\u2060\u2066-\u2069]/gu, '')
    .trim();
}
