import { describe, expect, it } from 'vitest';
import { Uri } from 'vscode';
import { parseMeetingReference } from '../../../src/meetings/target/parseMeetingReference';
import { GroupNode, MeetingNode } from '../../../src/meetings/target/treeNodes';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';

const id = 85012345678;
const url = `https://us05web.zoom.us/j/${id}?pwd=aB3.1`;
const start = '2026-11-23T09:00:00Z';
const own = 'http://127.0.0.1:8123/j/85012345678';

const parse = (argument: unknown) => parseMeetingReference(argument, ['127.0.0.1:8123']);

describe('A meeting is named', () => {
  it.each([id, String(id), '850 1234 5678', ' 850-1234-5678\n', { id }, { id: `${id}` }])(
    'by its number: %j',
    (argument) => {
      expect(parse(argument)).toEqual({ kind: 'id', id });
    },
  );

  it('by its number, in an account, and one occurrence of it', () => {
    expect(parse({ id, accountId: 'grace', start, occurrenceId: 1700000000000 })).toEqual({
      kind: 'id',
      id,
      accountId: 'grace',
      start: new Date(start),
      occurrenceId: '1700000000000',
    });
  });

  it.each([
    url,
    `[Stand-up](${url})`,
    `Join Zoom Meeting\n${url}\n\nMeeting ID: 850 1234 5678`,
    { join_url: url },
    { id, join_url: url },
    { id: url },
  ])('by a link: %j', (argument) => {
    expect(parse(argument)).toMatchObject({ kind: 'link', id, link: { url, pwd: 'aB3.1' } });
  });

  it('by a link on the host of its server, and on no other one', () => {
    expect(parse(own)).toMatchObject({ kind: 'link', id });
    expect(parse(own.replace('8123', '8124'))).toEqual({ kind: 'invalid' });
  });

  it('by a personal link, which has no number', () => {
    expect(parse('https://zoom.us/my/ada')).toMatchObject({ kind: 'link', id: undefined });
    expect(parse({ id, join_url: 'https://zoom.us/my/ada' })).toMatchObject({ kind: 'link', id });
  });

  it('by its number, if its link leads elsewhere', () => {
    expect(parse({ id, join_url: 'https://meet.example/1' })).toEqual({ kind: 'id', id });
  });

  it('by the UUID of one instance', () => {
    expect(parse({ uuid: 'a==', accountId: 'ada' })).toEqual({
      kind: 'instance',
      uuid: 'a==',
      accountId: 'ada',
    });
    expect(parse({ uuid: 'a==', id })).toEqual({ kind: 'id', id, uuid: 'a==' });
  });

  it('by its details page', () => {
    const query = JSON.stringify({ accountId: 'ada', id, start });
    expect(parse(Uri.from({ scheme: 'zoom-meeting', query }))).toEqual({
      kind: 'id',
      id,
      accountId: 'ada',
      start: new Date(start),
    });
    expect(parse(Uri.from({ scheme: 'zoom-meeting', query: '{' }))).toEqual({ kind: 'invalid' });
    expect(parse(Uri.from({ scheme: 'file', query }))).toEqual({ kind: 'invalid' });
  });

  it('by its row', () => {
    const entry = toScheduledMeeting({ id, start_time: start });
    expect(parse(new MeetingNode('ada', entry, 'previous'))).toEqual({
      kind: 'listed',
      id,
      accountId: 'ada',
      start: new Date(start),
      entry,
      isPrevious: true,
    });
  });
});

describe('No meeting is named', () => {
  it.each([undefined, null])('by nothing: %j', (argument) => {
    expect(parse(argument)).toEqual({ kind: 'none' });
  });

  it('by what is selected, if it is no meeting at Zoom', () => {
    const pending = { ...toScheduledMeeting({ id }), isPending: true };
    for (const argument of [
      { fromView: true },
      new GroupNode('ada', { key: 'today', kind: 'today', day: undefined, meetings: [] }),
      new MeetingNode('ada', pending, 'today'),
    ]) {
      expect(parse(argument)).toEqual({ kind: 'selection' });
    }
    expect(parse({ fromView: true, id })).toEqual({ kind: 'id', id });
  });

  it.each([
    5,
    0,
    -id,
    1.5e10 + 0.5,
    NaN,
    '',
    'stand-up',
    'https://evil.example/j/85012345678',
    'https://zoom.us.evil.example/j/85012345678',
    {},
    { id: null },
    { id: 5 },
    { id: { id } },
    { uuid: '' },
    { join_url: 'https://evil.example/j/85012345678' },
    [],
    [id],
    true,
  ])('by anything else: %j', (argument) => {
    expect(parse(argument)).toEqual({ kind: 'invalid' });
  });
});
