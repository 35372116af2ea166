import { expect, it } from 'vitest';
import { HoverBuilder } from '../../../src/platform/hoverBuilder';

it('shows texts to the letter', () => {
  const hover = new HoverBuilder()
    .addTitle('[x](command:zoom.signOut)')
    .addLines([['calendar', '**bold**']])
    .addParagraph('$(rocket)')
    .build();
  expect(hover.value).toContain('**\\[x\\]\\(command:zoom.signOut\\)**');
  expect(hover.value).toContain('$(calendar)\u2002\\*\\*bold\\*\\*');
  expect(hover.value).toContain('\\$\\(rocket\\)');
});

it('leaves out lines without a text', () => {
  const hover = new HoverBuilder().addLines([
    ['watch', ''],
    ['globe', undefined],
  ]);
  expect(hover.build().value).toBe('');
});

it('trusts the commands that are named, and none without', () => {
  expect(new HoverBuilder(['zoom.joinMeeting']).build().isTrusted).toEqual({
    enabledCommands: ['zoom.joinMeeting'],
  });
  expect(new HoverBuilder().build().isTrusted).toBeUndefined();
});

it('keeps what a command is about within its link', () => {
  const argument = { id: 'a)b(c"' };
  const { value } = new HoverBuilder(['zoom.joinMeeting'])
    .addLinks([{ icon: 'copy', title: 'Join', command: 'zoom.joinMeeting', argument }])
    .build();
  const [, query] =
    /^\s*\[\$\(copy\) Join\]\(command:zoom\.joinMeeting\?([^()]*)\)$/.exec(value) ?? [];
  expect(JSON.parse(decodeURIComponent(query ?? ''))).toEqual([argument]);
});
