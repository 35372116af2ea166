import { beforeEach, describe, expect, it, vi } from 'vitest';
import { JoinLinkFormatter } from '../../../src/joinLinks/joinLinkFormatter';
import type { TargetMeeting } from '../../../src/meetings/model/targetMeeting';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';

const person = vi.hoisted(() => ({
  presses: undefined as string | undefined,
  warnings: [] as string[],
  executed: [] as unknown[][],
}));

vi.mock('vscode', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  window: {
    showWarningMessage: (message: string) => {
      person.warnings.push(message);
      return Promise.resolve(person.presses);
    },
  },
  commands: {
    executeCommand: (...args: unknown[]) => {
      person.executed.push(args);
      return Promise.resolve();
    },
  },
}));

const join_url = 'https://us05web.zoom.us/j/85012345678?pwd=abc.1';

const target: TargetMeeting = {
  account: {
    id: 'ada',
    label: 'ada@example.com',
    apiUrl: 'https://api.zoom.us/v2',
    ended: undefined,
    personalRoom: undefined,
    scopes: [],
  },
  entry: toScheduledMeeting({ id: 85012345678, topic: 'Review', join_url }),
};

const formatterWith = (templates: Record<string, string>) =>
  new JoinLinkFormatter(
    { get: () => Promise.reject(new Error('Nothing is requested.')) },
    { insertFormats: new Map(Object.entries(templates)) },
    { topic: () => 'Review', fullTime: () => 'Monday' },
  );

beforeEach(() => {
  person.presses = undefined;
  person.warnings = [];
  person.executed = [];
});

describe('JoinLinkFormatter', () => {
  it('writes a link with the template of the setting, or without one with the built-in one', () => {
    const formatter = formatterWith({ python: '# ${joinUrl}' });
    const format = (languageId: string) =>
      formatter.formatLink(target, { languageId, usesSetting: true });
    expect(format('python')).toBe(`# ${join_url}`);
    expect(format('markdown')).toBe(`[Review](${join_url})`);
    expect(format('plaintext')).toBe(join_url);
    expect(person.warnings).toEqual([]);
  });

  it('uses no setting for the clipboard', () => {
    const formatter = formatterWith({ plaintext: '# ${joinUrl}', markdown: '<${joinUrl}>' });
    const style = { languageId: 'plaintext', usesSetting: false };
    expect(formatter.formatLink(target, style)).toBe(join_url);
    expect(formatter.formatLink(target, { ...style, format: 'markdown' })).toBe(
      `[Review](${join_url})`,
    );
    expect(formatter.formatLink(target, { ...style, format: '${id} ${joinUrl}' })).toBe(
      `85012345678 ${join_url}`,
    );
  });

  it('replaces every template that cannot be used, and says so once', async () => {
    person.presses = 'Open Settings';
    const formatter = formatterWith({
      plaintext: 'https://evil.example/?u=${joinUrl}',
      markdown: '[${topic}](${joinUrl})\n',
      html: '${topic}',
    });
    const format = (languageId: string) =>
      formatter.formatLink(target, { languageId, usesSetting: true });
    expect(format('plaintext')).toBe(join_url);
    expect(format('markdown')).toBe(`[Review](${join_url})`);
    expect(format('html')).toContain('<a href=');
    await vi.waitFor(() => {
      expect(person.executed).toEqual([['workbench.action.openSettings', 'zoom.insert.formats']]);
    });
    expect(person.warnings).toHaveLength(1);
    expect(person.warnings[0]).toMatch(/plaintext in the setting zoom\.insert\.formats/);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'writes the plain link for a language or a format named %s',
    (name) => {
      const formatter = formatterWith({});
      for (const usesSetting of [true, false]) {
        expect(formatter.formatLink(target, { languageId: name, usesSetting })).toBe(join_url);
        expect(
          formatter.formatLink(target, { languageId: 'markdown', format: name, usesSetting }),
        ).toBe(join_url);
        const style = { languageId: name, format: '${topic}: ${joinUrl}', usesSetting };
        expect(formatter.formatLink(target, style)).toBe(`Review: ${join_url}`);
      }
    },
  );
});
