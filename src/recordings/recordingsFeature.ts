import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { Services } from '../platform/services';
import { RecordingsTree } from './recordingsTree';

/** Registers the Recordings view and the commands about recordings and past meetings. */
export function activateRecordings(
  services: Services,
  accounts: AccountsFeature,
  meetings: MeetingsFeature,
): void {
  const tree = services.own(
    new RecordingsTree(async (view) => {
      const [{ createRecordings }, { formatter }] = await Promise.all([
        import(/* webpackChunkName: "recordings" */ './createRecordings'),
        meetings.load(),
      ]);
      return createRecordings(view, services, accounts, formatter);
    }),
  );
  services.commands.register('recordings', async () => (await tree.load()).commands, {
    takesViewItems: true,
  });
}
