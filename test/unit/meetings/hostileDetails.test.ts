import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { MeetingDetails } from '../../../src/meetings/details/meetingDetailsFetcher';
import { MeetingPageRenderer } from '../../../src/meetings/details/meetingPageRenderer';
import { PreviousSection } from '../../../src/meetings/details/previousSection';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { MeetingHover } from '../../../src/meetings/view/meetingHover';
import { meetingPageUri } from '../../../src/meetings/target/meetingPageUri';
import { MeetingNode } from '../../../src/meetings/target/treeNodes';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { marked } from 'marked';
import { hostileTopics, joinUrl } from '../../support/hostileTopics';
import { comparableText, showPage } from '../../support/shownPage';

/** Set up like the Markdown preview of VS Code. */
const preview = new MarkdownIt({ html: true, linkify: true });
preview.linkify.set({ fuzzyLink: false });

const formatter = new MeetingFormatter(new ReaderLocale('en'));
const renderer = new MeetingPageRenderer(
  formatter,
  new PreviousSection(formatter),
  new ReaderLocale('en'),
);

/** A meeting with the same text everywhere that somebody else decides. */
function detailsOf(text: string, link = joinUrl): MeetingDetails {
  const meeting = {
    id: 85012345678,
    topic: text,
    agenda: text,
    host_email: text,
    password: text,
    timezone: text,
    join_url: link,
    registration_url: link,
    settings: { alternative_hosts: text },
  };
  return {
    account: { id: 'a', label: text, apiUrl: 'https://api.zoom.us/v2', scopes: [] },
    entry: toScheduledMeeting(meeting),
    meeting,
    refusal: undefined,
    previous: {
      run: { id: meeting.id, uuid: 'u', topic: text, start_time: text },
      failure: undefined,
      isOfThatDate: true,
      people: [{ name: text, email: text, minutes: 1 }],
      peopleFailure: undefined,
    },
    readAt: new Date(0),
  };
}

const ownMarkup = [
  ...['h1', 'h2', 'p', 'br', 'sub', 'table', 'tbody', 'thead', 'tr', 'td', 'th', 'a'],
  ...['@width', '@href'],
];

describe('the page about a meeting', () => {
  it.each(hostileTopics)('shows %j and has no other effect', (topic) => {
    const html = preview.render(renderer.render(detailsOf(topic)));
    const { text, links, markup } = showPage(html);
    const shown = comparableText(topic);
    expect(text.startsWith(shown)).toBe(true);
    expect(text.split(shown).length).toBeGreaterThan(5);
    const fromAgenda = (link: string) => /^https?:\/\/[\w.]+(?:\/|$)/.test(link);
    expect(links.filter((link) => link !== joinUrl && !fromAgenda(link))).toEqual([]);
    expect(markup.filter((one) => !ownMarkup.includes(one))).toEqual([]);
  });

  it('has the encoded join link', () => {
    const link = 'https://zoom.us/j/1?{{x}}`"\'><img src=x>\n${y}';
    const { links, markup, text } = showPage(
      preview.render(renderer.render(detailsOf('Topic', link))),
    );
    const encoded = 'https://zoom.us/j/1?%7B%7Bx%7D%7D%60%22%27%3E%3Cimg%20src=x%3E%24%7By%7D';
    expect(links).toEqual([encoded, encoded]);
    expect(text).toContain(encoded);
    expect(markup).not.toContain('img');
  });
});

describe('the hover of a meeting', () => {
  it.each(hostileTopics)('shows %j and has no links but its own', (topic) => {
    const node = new MeetingNode('a', detailsOf(topic).entry, 'today');
    const html = marked.parse(new MeetingHover(formatter).createHover(node).value, {
      async: false,
    });
    const { text, links } = showPage(html);
    expect(text.startsWith(comparableText(topic))).toBe(true);
    const commands = links.filter((link) => !/^https?:\/\/[\w.]+(?:\/|$)/.test(link));
    expect(commands.map((link) => link.split('?')[0])).toEqual([
      'command:zoom.joinMeeting',
      'command:zoom.copyJoinLink',
      'command:zoom.showMeeting',
    ]);
  });
});

it('names the page about a meeting without characters that nobody sees', () => {
  for (const topic of hostileTopics) {
    const { query } = meetingPageUri('a', detailsOf(topic).entry, topic);
    expect((JSON.parse(query) as { label: string }).label).not.toMatch(/[\p{Cc}\u202E\u2066/\\]/u);
  }
});
