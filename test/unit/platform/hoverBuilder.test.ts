import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { HoverBuilder } from '../../../src/platform/hoverBuilder';
import { hostileTopics } from '../../support/hostileTopics';
import { comparableText, showPage } from '../../support/shownPage';

it('shows texts to the letter', () => {
  const hover = new HoverBuilder()
    .addTitle('[x](command:zoom.signOut)')
    .addLines([['calendar', '**bold**']])
    .addParagraph('$(rocket)')
    .build();
  expect(hover.value).toContain('**\\[x\\]\\(command\\:zoom\\.signOut\\)**');
  expect(hover.value).toContain('$(calendar)\u2002\\*\\*bold\\*\\*');
  expect(hover.value).toContain('\\$\u2060\\(rocket\\)');
});

it('leaves out lines without a text', () => {
  const hover = new HoverBuilder().addLines([
    ['watch', ''],
    ['globe', undefined],
  ]);
  expect(hover.build().value).toBe('');
});

it('trusts the commands that are named, and none without', () => {
  expect(new HoverBuilder(['zoom.joinMeeting']).build().isTrusted).toEqual({
    enabledCommands: ['zoom.joinMeeting'],
  });
  expect(new HoverBuilder().build().isTrusted).toBeUndefined();
});

it('keeps what a command is about within its link', () => {
  const argument = { id: 'a)b(c"' };
  const { value } = new HoverBuilder(['zoom.joinMeeting'])
    .addLinks([{ icon: 'copy', title: 'Join', command: 'zoom.joinMeeting', argument }])
    .build();
  const [, query] =
    /^\s*\[\$\(copy\) Join\]\(command:zoom\.joinMeeting\?([^()]*)\)$/.exec(value) ?? [];
  expect(JSON.parse(decodeURIComponent(query ?? ''))).toEqual([argument]);
});

describe('text from outside', () => {
  /** Renders a hover as VS Code does, which looks for icons in the HTML. */
  const render = (hover: HoverBuilder<'zoom.joinMeeting'>) => {
    const html = marked.parse(hover.build().value, { async: false });
    expect(html).not.toMatch(/\$\([\w~-]+\)/);
    return showPage(html);
  };
  const newHover = () => new HoverBuilder(['zoom.joinMeeting']);

  it.each(hostileTopics)('shows %j in a title and a paragraph, without links', (topic) => {
    const title = render(newHover().addTitle(topic));
    expect(title).toEqual({ text: comparableText(topic), links: [], markup: ['p', 'strong'] });
    const paragraph = render(newHover().addParagraph(topic));
    expect(paragraph).toEqual({ text: comparableText(topic), links: [], markup: ['p'] });
  });

  it.each(hostileTopics)('shows %j in a line after its icon, without links', (topic) => {
    const html = marked.parse(
      newHover()
        .addLines([['key', topic]])
        .build().value,
      { async: false },
    );
    const { text, links, markup } = showPage(html.replace('$(key)', ''));
    expect(text).toBe(comparableText(topic));
    expect([links, markup]).toEqual([[], ['p']]);
  });

  it.each(hostileTopics)('shows %j in a text, with links for web URLs only', (topic) => {
    const { text, links, markup } = render(newHover().addText(topic));
    expect(text).toBe(comparableText(topic));
    expect(links.filter((link) => !/^https?:\/\/[\w.]+(?:\/|$)/.test(link))).toEqual([]);
    expect(markup.filter((one) => !['p', 'br', 'a', '@href'].includes(one))).toEqual([]);
  });

  it('has no link to a command that only its text names', () => {
    const { links } = render(
      newHover()
        .addTitle('<command:zoom.joinMeeting?%5B1%5D>')
        .addText('<command:zoom.joinMeeting?%5B1%5D> [x](command:zoom.joinMeeting)')
        .addLinks([{ title: 'Join', command: 'zoom.joinMeeting', argument: {} }]),
    );
    expect(links).toEqual(['command:zoom.joinMeeting?%5B%7B%7D%5D']);
  });
});
