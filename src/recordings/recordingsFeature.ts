import * as vscode from 'vscode';
import { MeetingFileSystemProvider } from '../meetings/details/meetingFileSystemProvider';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import { lazy } from '../platform/lazy';
import { LazyTree } from '../platform/lazyTree';
import type { Services } from '../platform/services';
import { notesScheme } from '../platform/identifiers';
import type { ViewItem } from '../platform/viewItem';

/** Registers the Recordings view and the commands about recordings and past meetings. */
export function activateRecordings(services: Services, meetings: MeetingsFeature): void {
  const tree: LazyTree<ViewItem> = services.own(
    new LazyTree<ViewItem>('recordings', async () => (await load()).view),
  );
  const notes: MeetingFileSystemProvider = services.own(
    new MeetingFileSystemProvider(async () => (await load()).documents),
  );
  services.own(
    vscode.workspace.registerFileSystemProvider(notesScheme, notes, { isReadonly: true }),
  );
  const load = lazy(async () => {
    const [{ createRecordings }, { accounts, formatter, locale }] = await Promise.all([
      import(/* webpackChunkName: "recordings" */ './createRecordings'),
      meetings.load(),
    ]);
    return services.own(
      createRecordings({
        notes,
        services,
        accounts,
        meetingFormatter: formatter,
        locale,
        tree,
      }),
    );
  });
  services.commands.register('recordings', async () => (await load()).commands, {
    takesViewItems: true,
  });
}
