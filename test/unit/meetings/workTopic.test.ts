import { describe, expect, it } from 'vitest';
import { topicOfBranch, topicOfSelection } from '../../../src/meetings/create/work/workTopic';

describe('The topic of a branch', () => {
  it.each([
    ['feature/ABC-123-login-form', 'ABC-123 Login form'],
    ['ABC-123', 'ABC-123'],
    ['bugfix/ABC-123_crash_on_start', 'ABC-123 Crash on start'],
    ['users/sam/WEB2-7/retry', 'WEB2-7 Retry'],
    ['login-form-ABC-9', 'ABC-9 Login form'],
    ['refs/heads/fix/123-login-form', '#123 Login form'],
    ['login_form', 'Login form'],
    ['release/2.4.1', '2.4.1'],
    ['fix/utf-8-decoder', 'Utf 8 decoder'],
    ['dependabot/npm_and_yarn/lodash-4.17.21', 'Lodash 4.17.21'],
    ['main', ''],
    ['Develop', ''],
    ['feature/main', 'Main'],
    ['', ''],
    ['///', ''],
    ['feature/überarbeitung-der-suche', 'Überarbeitung der suche'],
    ['x\u202egnp.exe', 'Xgnp.exe'],
    ['a\u0007b', 'Ab'],
  ])('of “%s” is “%s”', (branch, topic) => {
    expect(topicOfBranch(branch)).toBe(topic);
  });

  it('is never longer than Zoom accepts, nor does it cut a character', () => {
    const topic = topicOfBranch(`feature/ABC-1-${'👩‍👩‍👧'.repeat(60)}`);
    expect(topic.length).toBeLessThanOrEqual(200);
    expect(topic).toMatch(/👩‍👩‍👧…$/u);
  });
});

describe('The topic of a selection', () => {
  it.each([
    ['parseDuration', 'parseDuration'],
    ['\n\n  // TODO: read  leap seconds\nconst a = 1;', 'TODO: read leap seconds'],
    ['/* Retries */', 'Retries'],
    ['<!-- Heading -->', 'Heading'],
    ['## Roadmap', 'Roadmap'],
    ['#include <a>', '#include <a>'],
    ['{\n  }\n', ''],
    ['', ''],
    ['[a](command:zoom.signOut)', '[a](command:zoom.signOut)'],
    ['one\u2028two', 'one'],
    ['\u202edesrever', 'desrever'],
  ])('of %j is “%s”', (text, topic) => {
    expect(topicOfSelection(text)).toBe(topic);
  });

  it('is read fast and cut, however long the selection is', () => {
    expect(topicOfSelection('x'.repeat(5_000_000))).toBe(`${'x'.repeat(199)}…`);
  });
});
