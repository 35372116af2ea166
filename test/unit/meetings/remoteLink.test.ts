import { describe, expect, it } from 'vitest';
import { fileLink } from '../../../src/meetings/create/work/remoteLink';

const commit = '0123456789abcdef0123456789abcdef01234567';
const place = { path: 'src/parser.ts', lines: { first: 3, last: 9 } };

describe('The link to a file by the remote of git', () => {
  it.each([
    [
      'https://github.com/zoo/app.git',
      `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    [
      'https://github.com/zoo/app/',
      `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    ['git@github.com:zoo/app.git', `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`],
    ['github.com:zoo/app', `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`],
    [
      'ssh://git@ssh.github.com:443/zoo/app.git',
      `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    [
      'git://github.com/zoo/app.git',
      `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    ['http://github.com/zoo/app', `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`],
    [
      'https://github.example.com:8443/zoo/app.git',
      `https://github.example.com:8443/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    [
      'ssh://git@github.example.com:2222/zoo/app.git',
      `https://github.example.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    [
      'git@gitlab.com:zoo/web/app.git',
      `https://gitlab.com/zoo/web/app/-/blob/${commit}/src/parser.ts#L3-9`,
    ],
    [
      'https://gitlab.example.org/zoo/app',
      `https://gitlab.example.org/zoo/app/-/blob/${commit}/src/parser.ts#L3-9`,
    ],
    [
      'git@bitbucket.org:zoo/app.git',
      `https://bitbucket.org/zoo/app/src/${commit}/src/parser.ts#lines-3:9`,
    ],
    [
      'https://bitbucket.example.com/scm/ZOO/app.git',
      `https://bitbucket.example.com/projects/ZOO/repos/app/browse/src/parser.ts?at=${commit}#3-9`,
    ],
    [
      'ssh://git@bitbucket.example.com:7999/zoo/app.git',
      `https://bitbucket.example.com/projects/zoo/repos/app/browse/src/parser.ts?at=${commit}#3-9`,
    ],
    [
      'https://codeberg.org/zoo/app.git',
      `https://codeberg.org/zoo/app/src/commit/${commit}/src/parser.ts#L3-L9`,
    ],
    // The agenda goes to everybody who is invited.
    [
      'https://sam:ghp_secret@github.com/zoo/app.git',
      `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    [
      'https://x-access-token:ghs_secret@github.com/zoo/app.git?token=secret#secret',
      `https://github.com/zoo/app/blob/${commit}/src/parser.ts#L3-L9`,
    ],
    [
      'https://github.com/zoo/a%20pp%29.git',
      `https://github.com/zoo/a%20pp%29/blob/${commit}/src/parser.ts#L3-L9`,
    ],
  ])('of %s is %s', (remote, link) => {
    expect(fileLink(remote, commit, place)).toBe(link);
  });

  it.each([
    ['/srv/git/app.git'],
    ['../app'],
    ['file:///srv/git/app.git'],
    ['C:\\git\\app'],
    ['C:/git/app'],
    ['git@github-work:zoo/app.git'],
    ['https://git.example.com/zoo/app.git'],
    ['https://evilgithub.com/zoo/app.git'],
    ['https://github.com'],
    ['https://github.com/app'],
    ['https://github.com/zoo/%2e%2e/%2e%2e/app'],
    ['https://github.com/zoo/..%2f..%2fapp'],
    ['https://github.com\\@example.com/zoo/app'],
    ['https://github.com@example.com/zoo/app'],
    ['javascript:alert(1)//github.com/zoo/app'],
    ['ext::sh -c evil% github.com/zoo/app'],
    ['git@github.com zoo/app'],
    ['https://[::1]/zoo/app'],
    [''],
    [`https://github.com/${'x'.repeat(3_000)}/app`],
  ])('is none for %s', (remote) => {
    expect(fileLink(remote, commit, place)).toBeUndefined();
  });

  it('has one line, none, and only characters that stay in a link', () => {
    const remote = 'https://github.com/zoo/app';
    const base = `https://github.com/zoo/app/blob/${commit}`;
    expect(fileLink(remote, commit, { path: 'a.ts', lines: { first: 7, last: 7 } })).toBe(
      `${base}/a.ts#L7`,
    );
    expect(fileLink(remote, commit, { path: 'docs/a (b)#1?ü.md' })).toBe(
      `${base}/docs/a%20%28b%29%231%3F%C3%BC.md`,
    );
    expect(fileLink(remote, commit, { path: '../a.ts' })).toBeUndefined();
    expect(fileLink(remote, 'main; rm -rf', { path: 'a.ts' })).toBeUndefined();
  });
});
