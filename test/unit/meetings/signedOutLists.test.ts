import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { EventEmitter } from 'vscode';
import type { AccountsChange, AccountStore } from '../../../src/accounts/store/accountStore';
import { MeetingsCache } from '../../../src/meetings/model/meetingsCache';
import { SignedOutLists } from '../../../src/meetings/view/signedOutLists';

it('leaves no list of whoever signed out, though nobody has looked at the meetings', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-signed-out-'));
  const changes = new EventEmitter<AccountsChange>();
  const cache = new MeetingsCache(folder, (error) => {
    throw error;
  });
  for (const id of ['ada', 'grace']) {
    await cache.write(id, { lists: { hosted: [], live: [], upcoming: [] }, readAt: 1 });
  }
  const load = vi.fn(() =>
    Promise.resolve({
      forget: async (ids: readonly string[]) => {
        await Promise.all(ids.map((id) => cache.forget(id)));
      },
    }),
  );
  const lists = new SignedOutLists({ onDidChange: changes.event } as unknown as AccountStore, load);
  const nothing = { added: [], removed: [], changed: [], renewed: [], ended: [], revived: [] };
  changes.fire({ ...nothing, added: ['joan'] });
  expect(load).not.toHaveBeenCalled();
  changes.fire({ ...nothing, removed: ['ada'] });
  await vi.waitUntil(async () => (await readdir(folder)).length === 1);
  expect(await cache.read('ada')).toBeUndefined();
  expect(await cache.read('grace')).toBeDefined();
  lists.dispose();
  await rm(folder, { recursive: true });
});
