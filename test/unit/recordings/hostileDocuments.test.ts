import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { RecordingFormatter } from '../../../src/recordings/recordingFormatter';
import { SummaryCommand } from '../../../src/recordings/summaryCommand';
import { TranscriptCommand } from '../../../src/recordings/transcriptCommand';
import type { MeetingSummary, TranscriptInfo } from '../../../src/zoom/recordingTypes';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { hostileTopics } from '../../support/hostileTopics';
import { comparableText, showPage } from '../../support/shownPage';

/** Set up like the Markdown preview of VS Code. */
const preview = new MarkdownIt({ html: true, linkify: true });
preview.linkify.set({ fuzzyLink: false });

const account = { id: 'a', apiUrl: 'https://api.zoom.us/v2' } as AccountSummary;
const formatter = new RecordingFormatter(new ReaderLocale('en'));
const documents = { showNote: () => Promise.resolve() };
const progress = { describeWait: () => undefined };
const resolveTo = (topic: string) => ({
  resolve: () => Promise.resolve({ account, uuid: 'u', topic }),
});

/** The transcript of a meeting in which one person, named like the topic, says a text. */
async function openTranscript(topic: string, said: string): Promise<string> {
  // In WebVTT, a tag is not text.
  const cue = said.replace(/\s+/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const clients = {
    clientFor: () =>
      Promise.resolve({
        getTranscript: () =>
          Promise.resolve({ download_url: 'https://zoom.us/x' } as TranscriptInfo),
      }),
  };
  const downloads = {
    downloadText: () => Promise.resolve(`WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ann>${cue}\n`),
  };
  return new TranscriptCommand({
    clients: clients as never,
    downloads: downloads as never,
    resolver: resolveTo(topic) as never,
    documents,
    formatter,
    progress,
  }).openTranscript('u');
}

async function openSummary(topic: string, summary: Partial<MeetingSummary>): Promise<string> {
  const clients = {
    clientFor: () => Promise.resolve({ getMeetingSummary: () => Promise.resolve(summary) }),
  };
  return new SummaryCommand({
    clients: clients as never,
    resolver: resolveTo(topic) as never,
    documents,
    formatter,
    progress,
  }).openSummary('u');
}

/** What comes after the speaker and the time. */
const paragraphAfterTime = (html: string) => /· 0:01<\/p>\n(.*)/su.exec(html)?.[1] ?? html;

const webLink = /^https?:\/\/[\w.]+(?:\/|$)|^mailto:/;
const plainMarkup = ['p', 'br', 'h1', 'h2', 'hr', 'strong', 'em', 'ul', 'ol', 'li', '@start'];
const linkMarkup = ['a', '@href'];

describe('a transcript', () => {
  it.each(hostileTopics)('shows %j as its topic', async (topic) => {
    const [heading = ''] = (await openTranscript(topic, 'Hello.')).split('\n\n');
    const { text, links, markup } = showPage(preview.render(heading));
    expect(text).toBe(comparableText(topic));
    expect([links, markup]).toEqual([[], ['h1']]);
  });

  it.each(hostileTopics)('shows %j as what was said', async (said) => {
    const { text, links, markup } = showPage(
      paragraphAfterTime(preview.render(await openTranscript('', said))),
    );
    expect(text).toBe(comparableText(said));
    expect(links.filter((link) => !webLink.test(link))).toEqual([]);
    expect(markup.filter((one) => !['p', ...linkMarkup].includes(one))).toEqual([]);
  });

  it('lets no escape become a part of a URL', async () => {
    const text =
      'See http://a.example/<img src=https://evil.example/x.png> and http://☃.example/<b>';
    const { links, markup } = showPage(preview.render(await openTranscript('', text)));
    expect(links).toEqual(['http://a.example/', 'https://evil.example/x.png']);
    expect(markup).not.toContain('img');
    expect(markup).not.toContain('b');
  });

  it('has no URL that is shown decoded as an expression', async () => {
    const html = preview.render(
      await openTranscript('', 'See https://a.example/%7B%7Bhit()%7D%7D'),
    );
    expect(html).not.toContain('{{');
    expect(showPage(html).links).toEqual([]);
  });
});

describe('a summary', () => {
  it.each(hostileTopics)('shows %j as its topic and its tasks', async (topic) => {
    const [heading = '', , , tasks = ''] = (
      await openSummary(topic, { next_steps: [topic] })
    ).split('\n\n');
    const shown = showPage(preview.render(heading));
    expect(shown.text).toBe(comparableText(topic));
    expect([shown.links, shown.markup]).toEqual([[], ['h1']]);
    const task = showPage(preview.render(tasks));
    expect(task.text).toBe(`[ ] ${comparableText(topic)}`);
    expect(task.links.filter((link) => !webLink.test(link))).toEqual([]);
    expect(task.markup.filter((one) => !['li', 'ul', ...linkMarkup].includes(one))).toEqual([]);
  });

  it.each(hostileTopics)('keeps %j from having an effect in its content', async (content) => {
    const html = preview.render(
      await openSummary('Topic', {
        summary_content: `## Recap\n${content}\n\n- ${content}\n\n**x** ${content}`,
      }),
    );
    const { links, markup } = showPage(html);
    expect(links.filter((link) => !webLink.test(link))).toEqual([]);
    expect(
      markup.filter((one) => ![...plainMarkup, ...linkMarkup, 'blockquote', 's'].includes(one)),
    ).toEqual([]);
    expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/\{\{|\{%|&lt;%|\$\{/);
  });

  it('keeps the formatting that a summary has', async () => {
    const content = [
      '## Quick recap',
      'A **bold** and *thin* text, \\*escaped\\*, R&amp;D, with [a link](https://zoom.us/doc/1).',
      '',
      '1. One',
      '   - Two: https://a.example/x.',
      '- [ ] Task',
      '',
      '> Quote',
    ].join('\n');
    const text = await openSummary('Topic', { summary_content: content });
    expect(text.split('\n\n').slice(2).join('\n\n')).toBe(
      `${content.replace('https://a.example/x', '<https://a.example/x>')}\n`,
    );
  });

  it('shows images as links, so that nothing is fetched', async () => {
    const summary_content = '![chart](https://a.example/x.png) ![y](command:z)';
    const { links, markup } = showPage(
      preview.render(await openSummary('Topic', { summary_content })),
    );
    expect(links).toEqual(['https://a.example/x.png']);
    expect(markup).not.toContain('img');
  });
});
