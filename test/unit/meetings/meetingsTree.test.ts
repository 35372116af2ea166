import { describe, expect, it } from 'vitest';
import { MeetingsTree } from '../../../src/meetings/view/meetingsTree';
import { MeetingNode } from '../../../src/meetings/target/treeNodes';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';

const node = new MeetingNode('mara', toScheduledMeeting({ id: 1 }), 'today');

/** A tree whose selection VS Code can tell when it is looked at for the nth time. */
function tree(known: number): MeetingsTree {
  const tree = new MeetingsTree(() => Promise.reject(new Error('Nobody asks for rows.')));
  let looks = 0;
  Object.defineProperty(tree.view, 'selection', {
    get: () => (++looks < known ? [] : [node]),
  });
  return tree;
}

describe('The row that is selected', () => {
  it('is there at once', async () => {
    expect(await tree(1).selected()).toBe(node);
  });

  it('is waited for while VS Code reads the rows anew', async () => {
    expect(await tree(3).selected()).toBe(node);
  });

  it('is none where nothing is selected', async () => {
    expect(await tree(Infinity).selected()).toBeUndefined();
  });
});
