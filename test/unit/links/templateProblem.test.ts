import { describe, expect, it } from 'vitest';
import { findUrls } from '../../../src/links/findUrls';
import { fillTemplate } from '../../../src/links/linkTemplate';
import { longestTemplate, templateProblem } from '../../../src/links/templateProblem';

const joinUrl = 'https://us05web.zoom.us/j/85012345678?pwd=abc.1';

describe('templateProblem', () => {
  it.each([
    '${joinUrl}',
    '<${joinUrl}>',
    '[${topic}](${joinUrl} "${startTime}")',
    '**${topic}** (${startTime}): ${joinUrl}, passcode ${passcode}.',
    '[[${joinUrl}][${topic}]]',
    '[${topic}|${joinUrl}]',
    '"${topic}":${joinUrl}',
    '// ${topic}: ${joinUrl}',
    '# ${id} ${joinUrl}',
    'ZOOM_URL=${joinUrl}',
    'url = "${joinUrl}"',
    '{ "topic": "${topic}", "url": "${joinUrl}" }',
    '{url:"${joinUrl}"}',
    'window.open("${joinUrl}");',
    'std::string link = "${joinUrl}";',
    '=HYPERLINK("${joinUrl}","${topic}")',
    '<a class="zoom" href="${joinUrl}">${topic}</a>&nbsp;(${startTime})',
    '\\href{${joinUrl}}{${topic}} \\\\',
    '参加：${joinUrl}',
    '👩‍💻 ${topic} – e.g. „${joinUrl}',
    'Join ${joinUrl}! Or ${joinUrl}',
  ])('accepts %s', (template) => {
    expect(templateProblem(template)).toBeUndefined();
    const text = fillTemplate(template, 'plaintext', {
      topic: 'Review',
      joinUrl,
      startTime: 'Monday at 10:30',
      id: '85012345678',
      passcode: '1234',
    });
    expect(new Set(findUrls(text))).toEqual(new Set([joinUrl]));
  });

  it.each([
    ['another address around it', 'https://evil.example/?u=${joinUrl}'],
    ['another address next to it', 'https://evil.example ${joinUrl}'],
    ['another address in a link', '[${topic}](https://evil.example "${joinUrl}")'],
    ['an address of another scheme', 'ftp://evil.example ${joinUrl}'],
    ['an address without a scheme', '[${topic}](//evil.example) ${joinUrl}'],
    ['one with backslashes', '<a href="\\\\evil.example">${joinUrl}</a>'],
    ['one with escaped slashes', '[${topic}](https:\\/\\/evil.example) ${joinUrl}'],
    ['one with mixed slashes', '<a href="/\\evil.example">${joinUrl}</a>'],
    ['one with character references', '<a href="https&#58;&#47;&#47;evil.example">${joinUrl}</a>'],
    ['one with named references', '<a href="https&colon;&sol;&sol;evil">${joinUrl}</a>'],
    ['a host', 'evil.com ${joinUrl}'],
    ['a host with a path', 'evil.example/join ${joinUrl}'],
    ['a host that begins with www', 'www.evil.example ${joinUrl}'],
    ['a mail address', 'host@evil.example ${joinUrl}'],
    ['a relative address around it', '[${topic}](/login?next=${joinUrl})'],
    ['a relative address as a parameter', '[${topic}](/login?next=x) ${joinUrl}'],
    ['a path before it', 'out/${joinUrl}'],
    ['a scheme before it', 'view-source:${joinUrl}'],
    ['a script as the address', '<a href="javascript:open()">${joinUrl}</a>'],
    ['a script with a blank', '<a href="javascript: open()">${joinUrl}</a>'],
    ['a script of a tag', '<a onclick="open()" href="${joinUrl}">${topic}</a>'],
    ['a command as the address', '[${topic}](command:workbench.action.quit) ${joinUrl}'],
    ['text before it', 'x${joinUrl}'],
    ['another value before it', '${topic}${joinUrl}'],
    ['itself before it', '${joinUrl}${joinUrl}'],
    ['text behind it', '${joinUrl}.evil.example'],
    ['another host behind it', '${joinUrl}@evil.example'],
    ['a quote behind it that links may contain', '“${joinUrl}”'],
    ['a parameter behind it', '${joinUrl}&uname=${topic}'],
    ['another value behind it', '${joinUrl}${id}'],
    ['an address made of values', 'https://${topic} ${joinUrl}'],
    ['a host made of values', '${topic}.com ${joinUrl}'],
  ])('refuses %s', (_name, template) => {
    expect([template, templateProblem(template)]).toEqual([template, 'address']);
  });

  it.each([
    '\n',
    '\r',
    '\u2028',
    '\u0085',
    '\v',
    '\0',
    '\u001b',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\t',
  ])('refuses a line break and what nobody sees: %j', (character) => {
    expect(templateProblem(`\${joinUrl} ${character}`)).toBe('line');
  });

  it('refuses a template without an end', () => {
    expect(templateProblem(`\${joinUrl}${' '.repeat(longestTemplate)}`)).toBe('line');
  });

  it.each([
    '${joinurl}',
    '${env:HOME} ${joinUrl}',
    '${joinUrl',
    '${}',
    '${constructor}',
    '$${${id}',
  ])('refuses the placeholder of %s', (template) => {
    expect(templateProblem(template)).toBe('placeholder');
  });

  it.each(['', '${topic}', 'Join us', '${passcode}'])('misses the address in "%s"', (template) => {
    expect(templateProblem(template)).toBe('noAddress');
  });
});
