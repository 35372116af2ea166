import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import words from '../../../package.nls.json' with { type: 'json' };
import {
  authenticationProviderId,
  commandIds,
  contextKeys,
  extensionId,
  settingIds,
  viewIds,
} from '../../../src/platform/identifiers';

const { contributes } = manifest;
const text = JSON.stringify(manifest);

describe('package.json', () => {
  it('has the id that the callback names', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(extensionId);
  });

  it('says everything once', () => {
    for (const file of ['package.json', 'package.nls.json']) {
      const source = readFileSync(file, 'utf8');
      expect(`${JSON.stringify(JSON.parse(source), undefined, 2)}\n`).toBe(source);
    }
  });

  it('contributes the commands that the code registers', () => {
    expect(contributes.commands.map(({ command }) => command).sort()).toEqual(
      Object.values(commandIds).flat().sort(),
    );
  });

  it('registers each group of them', () => {
    const source = globSync('src/**/*.ts')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const group of Object.keys(commandIds)) {
      expect(source).toMatch(new RegExp(`commands\\.register\\(\\s*'${group}'`));
    }
  });

  it('contributes the settings, views and provider that the code knows', () => {
    expect(Object.keys(contributes.configuration.properties).sort()).toEqual(
      [...settingIds].sort(),
    );
    expect(contributes.views.zoom.map(({ id }) => id)).toEqual(Object.values(viewIds));
    expect(contributes.authentication.map(({ id }) => id)).toEqual([authenticationProviderId]);
  });

  it('names only context keys that the code sets', () => {
    const named = new Set(text.match(/\bzoom\.[a-z][A-Za-z]*(?= ==|\b(?=[ "&]))/g) ?? []);
    const keys = [...named].filter((name) => name in contextKeys);
    expect(keys.sort()).toEqual(Object.keys(contextKeys).sort());
    const whens = text.match(/"when":"[^"]*"/g) ?? [];
    for (const name of whens.join(' ').match(/(?<![vV]iew == |config\.)\bzoom\.[A-Za-z]+/g) ?? []) {
      expect(Object.keys(contextKeys)).toContain(name);
    }
    for (const [, name] of text.matchAll(/\bconfig\.(zoom\.[\w.]+)/g)) {
      expect(settingIds).toContain(name);
    }
  });

  it('lets no workspace decide where credentials go', () => {
    for (const [id, { scope }] of Object.entries(contributes.configuration.properties)) {
      if (/url|client|scopes|server|signIn/i.test(id)) {
        expect([id, scope]).toEqual([id, 'application']);
      }
    }
  });

  it('puts three actions at most on a row', () => {
    const inline = contributes.menus['view/item/context'].filter(({ group }) =>
      group.startsWith('inline'),
    );
    const counts = [
      ['zoom.meetings', 'account.ended'],
      ['zoom.meetings', 'meeting.hosted.live.personal.joinable'],
      ['zoom.meetings', 'meeting.invited.live.joinable'],
      ['zoom.meetings', 'meeting.previous.hosted'],
      ['zoom.recordings', 'recording.transcribed'],
      ['zoom.recordings', 'recordingFile.playable'],
    ].map(([view = '', item = '']) => inline.filter(({ when }) => isTrue(when, view, item)).length);
    expect(counts).toEqual([1, 2, 2, 0, 3, 1]);
  });

  it('takes every word from package.nls.json, which has no others', () => {
    const used = [...text.matchAll(/%([\w.]+)%/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual(Object.keys(words).sort());
  });
});

/** Whether a row of a view meets a condition on both, as these menus have it. */
function isTrue(when: string, view: string, item: string): boolean {
  const found = /^view == (\S+) && viewItem (?:== (\S+)|=~ \/(.+)\/)$/.exec(when);
  if (found === null) {
    throw new Error(`Not understood: ${when}`);
  }
  const [, ofView, exact, pattern] = found;
  return (
    view === ofView && (exact === undefined ? new RegExp(pattern ?? '').test(item) : item === exact)
  );
}
