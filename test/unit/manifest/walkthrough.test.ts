import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import words from '../../../package.nls.json' with { type: 'json' };
import { commandIds, contextKeys, extensionId } from '../../../src/platform/identifiers';

const { walkthroughs, viewsWelcome } = manifest.contributes;
const [walkthrough] = walkthroughs;
const steps = walkthrough?.steps ?? [];
const commands: readonly string[] = Object.values(commandIds).flat();

describe('the walkthrough', () => {
  it('leads from connecting Zoom to tokens', () => {
    expect(walkthroughs).toHaveLength(1);
    expect(steps.map(({ id }) => id)).toEqual([
      'connect',
      'signIn',
      'see',
      'create',
      'insert',
      'tokens',
    ]);
  });

  it('completes each step by something that exists', () => {
    for (const { id, completionEvents } of steps) {
      expect([id, completionEvents.length > 0]).toEqual([id, true]);
      for (const event of completionEvents) {
        const [kind = '', what = ''] = event.split(/:(.*)/);
        const known = kind === 'onCommand' ? commands : Object.keys(contextKeys);
        for (const name of what.match(/zoom\.\w+/g) ?? ['nothing']) {
          expect([event, known.includes(name)]).toEqual([event, true]);
        }
      }
    }
  });

  it('has buttons for commands that exist', () => {
    const texts = steps.map(
      ({ description }) => words[description.slice(1, -1) as keyof typeof words],
    );
    const named = texts.flatMap((text) => [...text.matchAll(/command:([\w.]+)/g)]);
    expect(named.length).toBeGreaterThanOrEqual(steps.length);
    for (const [, command = ''] of named) {
      expect([...commands, 'zoom.meetings.focus']).toContain(command);
    }
  });

  it('leads to all tokens, and is done with any of them', () => {
    const { completionEvents = [] } = steps.at(-1) ?? {};
    expect(words['walkthrough.tokens.description']).toContain('(command:zoom.insertToken)');
    expect(completionEvents).toContain('onCommand:zoom.insertToken');
  });

  it.each(steps.map(({ media }) => media.svg))(
    'has in %s a picture in the colors of the theme',
    (file) => {
      const svg = readFileSync(file, 'utf8');
      const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, color]) => color);
      expect(colors.length).toBeGreaterThan(5);
      for (const color of colors) {
        expect(color).toMatch(/^(none|(var\(--vscode-[\w-]+, )+#[0-9a-f]{6}\)+)$/);
      }
      expect(svg).not.toMatch(/<(script|image|style|use)\b|<[^>]*\bhref=/);
    },
  );

  it('is opened by the button in the view, and never by us', () => {
    const opened = `command:workbench.action.openWalkthrough?${encodeURIComponent(
      JSON.stringify([`${extensionId}#${walkthrough?.id ?? ''}`, false]),
    )}`;
    const texts = viewsWelcome
      .filter(({ when }) => when.includes('!zoom.hasClientId'))
      .map(({ contents }) => words[contents.slice(1, -1) as keyof typeof words]);
    expect(texts.join()).toContain(`(${opened})`);
    for (const file of globSync('src/**/*.ts')) {
      expect([file, readFileSync(file, 'utf8').includes('openWalkthrough')]).toEqual([file, false]);
    }
  });
});
