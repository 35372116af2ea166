import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/links/linkTemplate';
import { contributedSettings } from '../support/contributedSettings';

const templates = contributedSettings['zoom.insert.formats'].default as Record<string, string>;

const fields = {
  topic: 'Design review',
  joinUrl: 'https://us05web.zoom.us/j/85012345678?pwd=a&b=1',
  startTime: 'Monday',
  id: '85012345678',
  passcode: '1a&b',
};

const inLanguage = (languageId: string, topic: string) =>
  fillTemplate(templates[languageId] ?? '${joinUrl}', languageId, { ...fields, topic });

describe('fillTemplate', () => {
  it.each([
    ['markdown', '[Design review](https://us05web.zoom.us/j/85012345678?pwd=a&b=1)'],
    ['html', '<a href="https://us05web.zoom.us/j/85012345678?pwd=a&#38;b=1">Design review</a>'],
    ['plaintext', 'https://us05web.zoom.us/j/85012345678?pwd=a&b=1'],
    ['python', 'https://us05web.zoom.us/j/85012345678?pwd=a&b=1'],
    ['restructuredtext', '`Design review <https://us05web.zoom.us/j/85012345678?pwd=a&b=1>`__'],
    ['latex', '\\href{https://us05web.zoom.us/j/85012345678?pwd=a\\&b=1}{Design review}'],
  ])('writes a link for %s', (languageId, text) => {
    expect(inLanguage(languageId, 'Design review')).toBe(text);
  });

  it('lets no topic break out of a Markdown link', () => {
    expect(inLanguage('markdown', 'a](https://evil.example) [b\\ <img> *x* $(icon)')).toBe(
      '[a\\](https\\:\u2060//evil.example) \\[b\\\\ \\<img\\> \\*x\\* $(icon)](https://us05web.zoom.us/j/85012345678?pwd=a&b=1)',
    );
  });

  it('lets no topic bring HTML', () => {
    expect(inLanguage('html', '<script>"&\'</script>')).not.toMatch(/<script|"&/);
  });

  it('keeps a topic on one line', () => {
    expect(inLanguage('markdown', 'one\n\n# two')).toMatch(/^\[one \\# two\]/);
  });

  it('fills every variable and leaves others alone', () => {
    expect(
      fillTemplate('${topic}|${startTime}|${id}|${passcode}|${other}', 'plaintext', fields),
    ).toBe('Design review|Monday|85012345678|1a&b|${other}');
  });

  it('does not fill variables that a topic brings along', () => {
    expect(fillTemplate('${topic} ${id}', 'plaintext', { ...fields, topic: '${passcode}' })).toBe(
      '${passcode} 85012345678',
    );
  });
});
