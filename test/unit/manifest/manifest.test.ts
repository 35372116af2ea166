import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import words from '../../../package.nls.json' with { type: 'json' };
import { builtInTemplates } from '../../../src/links/builtInTemplates';
import { templateProblem } from '../../../src/links/templateProblem';
import {
  authenticationProviderId,
  commandIds,
  type ContextKey,
  contextKeys,
  extensionId,
  type SettingId,
  settingIds,
  viewIds,
} from '../../../src/platform/identifiers';
import {
  clickActionSettings,
  type Configuration,
  joinMethodSettings,
  Settings,
  signInMethodSettings,
  timeFormatSettings,
} from '../../../src/platform/settings';
import { serverUrl } from '../../../src/zoom/serverUrl';
import { contributedSettings, settingsSections } from '../support/contributedSettings';

const { contributes } = manifest;
const settings = contributedSettings;
const text = JSON.stringify(manifest);

describe('package.json', () => {
  it('has the id that the callback names', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(extensionId);
  });

  it('has the name that people see, and no title of an earlier name', () => {
    expect(words['extension.displayName']).toBe('Meetings for Zoom');
    expect(words['command.checkSetUp']).toBe('Check Setup');
    const seen = [...globSync(['*.md', 'docs/*.md', 'package.nls*.json', 'src/**/*.ts'])]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(seen).not.toMatch(/Zoom Meetings\b|Set-Up|Meetings for VS Code/);
  });

  it('has an icon of the size that extensions are shown with', () => {
    const icon = readFileSync(manifest.icon);
    const [width, height] = [icon.readUInt32BE(16), icon.readUInt32BE(20)];
    expect([icon.toString('latin1', 1, 4), width, height]).toEqual(['PNG', 128, 128]);
  });

  it('says what its page in the Marketplace needs', () => {
    expect(manifest).toMatchObject({
      preview: true,
      categories: ['Other'],
      galleryBanner: { color: '#17604f', theme: 'dark' },
    });
    for (const address of [manifest.repository.url, manifest.bugs.url, manifest.qna]) {
      expect(address).toMatch(/^https:\/\/github\.com\/vscode-zoom\/zoom-meetings\b/);
    }
    // The Marketplace refuses more.
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect(manifest.keywords).toEqual([...new Set(manifest.keywords)]);
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

  it('lists the command to paste a callback URL only while one is awaited', () => {
    expect(contributes.menus.commandPalette).toContainEqual({
      command: 'zoom.pasteSignInAddress',
      when: 'zoom.waitingForCallback' satisfies ContextKey,
    });
  });

  it('says that nobody is signed in only once that is known', () => {
    const early = contributes.viewsWelcome
      .map(({ when }) => when.split(' && '))
      .filter(
        (terms) =>
          !terms.includes('zoom.signedIn') &&
          !terms.includes('zoom.accountsKnown' satisfies ContextKey),
      );
    expect(early).toEqual([]);
  });

  it('offers something to do in every empty view', () => {
    for (const file of ['package.nls.json', 'package.nls.de.json', 'package.nls.ja.json']) {
      const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
      const idle = Object.entries(texts).filter(
        ([key, text]) => key.startsWith('welcome.') && !/\]\((command|https):/.test(text),
      );
      expect(idle).toEqual([]);
    }
  });

  it('has the keys of the list on the commands themselves, so that menus show them', () => {
    const { keybindings } = contributes;
    const ids: readonly string[] = Object.values(commandIds).flat();
    expect(keybindings.filter(({ command }) => !ids.includes(command))).toEqual([]);
    for (const { command, key, when } of keybindings.filter(({ args }) => args !== undefined)) {
      expect([command, when]).toEqual([command, keybindings.find(({ key }) => key === 'f2')?.when]);
      expect(['delete', 'f2', 'enter', 'ctrl+enter']).toContain(key);
    }
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
    expect(Object.keys(settings).sort()).toEqual([...settingIds].sort());
    expect(contributes.views.zoom.map(({ id }) => id)).toEqual(Object.values(viewIds));
    expect(contributes.authentication.map(({ id }) => id)).toEqual([authenticationProviderId]);
  });

  it('offers the values that the code knows', () => {
    expect(settings['zoom.signIn.method'].enum).toEqual([...signInMethodSettings]);
    expect(settings['zoom.join.openWith'].enum).toEqual([...joinMethodSettings]);
    expect(settings['zoom.timeFormat'].enum).toEqual([...timeFormatSettings]);
    expect(settings['zoom.meetings.onClick'].enum).toEqual([...clickActionSettings]);
  });

  it('has the defaults that the code falls back to', () => {
    const defaults = new Settings(() => configuration((id) => settings[id].default));
    const fallbacks = new Settings(() => configuration(() => undefined));
    for (const name of [
      'clientId',
      'signInMethod',
      'redirectUrl',
      'scopes',
      'accountId',
      'showPrevious',
      'groupsByAccount',
      'timeFormat',
      'clickAction',
      'showsStatusBar',
      'showsTokenExpiry',
      'statusBarLeadTime',
      'joinMethod',
    ] as const) {
      expect([name, defaults[name]]).toEqual([name, fallbacks[name]]);
    }
  });

  it('has defaults that the code takes as they are', () => {
    const defaults = new Settings(() => configuration((id) => settings[id].default));
    const read = {
      'zoom.server.oauthUrl': defaults.oauthUrl,
      'zoom.server.apiUrl': defaults.apiUrl,
      'zoom.meetings.refreshInterval': defaults.refreshInterval / 1_000,
      'zoom.reminder.minutesBefore': defaults.reminderMinutes,
      'zoom.insert.formats': Object.fromEntries(defaults.insertFormats),
      'zoom.zak.ttl': defaults.zakTtl,
    };
    for (const id of Object.keys(read) as (keyof typeof read)[]) {
      expect([id, read[id]]).toEqual([id, settings[id].default]);
    }
  });

  it('has the bounds that the code has', () => {
    const read = (value: unknown) => new Settings(() => configuration(() => value));
    const { maximum = NaN } = settings['zoom.statusBar.leadTime'];
    expect(read(maximum + 1).statusBarLeadTime).toBe(maximum);
    const { items, maxItems = NaN } = settings['zoom.reminder.minutesBefore'];
    const { minimum: first = NaN, maximum: last = NaN } = items ?? {};
    expect(read([first - 1, first]).reminderMinutes).toEqual([first]);
    expect(read([last + 1, last]).reminderMinutes).toEqual([last]);
    const many = Array.from({ length: maxItems + 1 }, (_, minutes) => minutes);
    expect(read(many).reminderMinutes).toHaveLength(maxItems);
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

  it('has its settings in sections, of which the everyday ones come first', () => {
    expect(settingsSections.map(({ title }) => wordsOf(title))).toEqual([
      'Meetings',
      'New meetings',
      'Joining',
      'Reminders',
      'Links',
      'Tokens',
      'Sign-in',
      'Server',
    ]);
    expect(settingsSections.map(({ order }) => order)).toEqual(
      settingsSections.map((_, index) => index + 1),
    );
    for (const { title, properties } of settingsSections) {
      const orders = Object.values(properties).map(({ order }) => order);
      expect([title, orders]).toEqual([title, orders.map((_, index) => index + 1)]);
      expect(orders).not.toEqual([]);
    }
  });

  it('names every value of a setting, and describes it', () => {
    for (const { enum: values, enumItemLabels, enumDescriptions } of Object.values(settings)) {
      expect(enumItemLabels?.length).toBe(values?.length);
      expect(enumDescriptions?.length).toBe(values?.length);
      const labels = enumItemLabels?.map(wordsOf);
      expect(labels).toEqual(labels === undefined ? undefined : [...new Set(labels)]);
    }
  });

  it('gives an example for every value that is typed', () => {
    for (const [id, { type, enum: values, markdownDescription }] of Object.entries(settings)) {
      if (type !== 'boolean' && values === undefined) {
        expect([id, wordsOf(markdownDescription)]).toEqual([
          id,
          expect.stringMatching(/(?:[Ff]or example, |such as |looks like )`[^`]+`/),
        ]);
      }
    }
  });

  it('has a pattern with a message for every text that is typed', () => {
    for (const [id, { type, enum: values, items, additionalProperties, ...own }] of Object.entries(
      settings,
    )) {
      const typed = [
        { type: values === undefined ? type : 'enum', ...own },
        items,
        additionalProperties,
      ];
      for (const one of typed.filter((some) => some?.type === 'string')) {
        expect([id, one?.pattern]).toEqual([id, expect.stringMatching(/^\^.*\$$/)]);
        expect(wordsOf(one?.patternErrorMessage ?? '')).toMatch(/^[A-Z].*\.$/);
      }
    }
  });

  it.each([
    ['', [], ['zoom.server.apiUrl']],
    ['https://api.zoomgov.com/v2', ['zoom.server.apiUrl', 'zoom.signIn.redirectUrl'], []],
    ['http://127.0.0.1:3100/oauth/', ['zoom.server.oauthUrl', 'zoom.signIn.redirectUrl'], []],
    ['http://[::1]:3100', ['zoom.server.oauthUrl', 'zoom.signIn.redirectUrl'], []],
    ['http://localhost:3100', ['zoom.server.oauthUrl'], ['zoom.signIn.redirectUrl']],
    ['http://zoom.example/v2', [], ['zoom.server.apiUrl', 'zoom.signIn.redirectUrl']],
    ['http://localhost.example', [], ['zoom.server.oauthUrl', 'zoom.signIn.redirectUrl']],
    ['https://a@zoom.example', [], ['zoom.server.oauthUrl', 'zoom.signIn.redirectUrl']],
    ['https://zoom.example/?a=b', [], ['zoom.server.oauthUrl', 'zoom.signIn.redirectUrl']],
  ] as const)('has patterns that say of %j what the code says', (value, allowed, refused) => {
    const isAllowed = (id: SettingId) => new RegExp(settings[id].pattern ?? '', 'u').test(value);
    expect(allowed.filter(isAllowed)).toEqual(allowed);
    expect(refused.filter(isAllowed)).toEqual([]);
    for (const id of ['zoom.server.apiUrl', 'zoom.server.oauthUrl'] as const) {
      expect(isAllowed(id)).toBe(serverUrl(value) !== undefined);
    }
  });

  it('lets every default and value that is used pass its own pattern', () => {
    const isMatch = (pattern: string | undefined, value: unknown) =>
      new RegExp(pattern ?? '', 'u').test(String(value));
    for (const { type, default: value, pattern } of Object.values(settings)) {
      expect(type !== 'string' || isMatch(pattern, value)).toBe(true);
    }
    const { items } = settings['zoom.signIn.scopes'];
    const scopes = ['meeting:read:meeting', 'user:read:zak:admin', 'meeting:read:list_meetings'];
    expect(scopes.filter((scope) => !isMatch(items?.pattern, scope))).toEqual([]);
    expect(isMatch(items?.pattern, 'meeting read')).toBe(false);
    const { additionalProperties: template } = settings['zoom.insert.formats'];
    for (const text of builtInTemplates.values()) {
      expect(isMatch(template?.pattern, text)).toBe(true);
    }
    expect(isMatch(template?.pattern, '${topic}')).toBe(false);
    expect(isMatch(template?.pattern, 'a\n${joinUrl}')).toBe(false);
    expect(isMatch(settings['zoom.clientId'].pattern, 'sandboxPublicClient')).toBe(true);
    expect(isMatch(settings['zoom.clientId'].pattern, 'https://zoom.us')).toBe(false);
  });

  it('lets no workspace decide where credentials go, and how long they last', () => {
    for (const [id, { scope }] of Object.entries(settings)) {
      if (/url|client|scopes|server|signIn|zak|token/i.test(id)) {
        expect([id, scope]).toEqual([id, 'application']);
      }
    }
  });

  it('lets no folder that is not trusted set anything', () => {
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(supported).toBe('limited');
    expect([...restrictedConfigurations].sort()).toEqual(
      Object.entries(settings)
        .filter(([, { scope }]) => scope !== 'application')
        .map(([id]) => id)
        .sort(),
    );
  });

  it('has the templates that the code falls back to', () => {
    expect(settings['zoom.insert.formats'].default).toEqual(Object.fromEntries(builtInTemplates));
    for (const [languageId, template] of builtInTemplates) {
      expect([languageId, templateProblem(template)]).toEqual([languageId, undefined]);
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

/** The English words for a key of package.nls.json in percent signs. */
function wordsOf(key: string): string {
  return new Map(Object.entries(words)).get(key.slice(1, -1)) ?? '';
}

/** A user's configuration in which each setting has a value, and no workspace has any. */
function configuration(valueOf: (id: SettingId) => unknown): Configuration {
  return {
    get: valueOf,
    inspect: (id) => ({ globalValue: valueOf(id) }),
    update: () => Promise.resolve(),
  };
}

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
