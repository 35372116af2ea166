import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { Services } from '../platform/services';

/** Registers the commands about requests of people's own programs. */
export function activateApiRequests(
  { commands, settings, clock }: Services,
  accounts: AccountsFeature,
  meetings: MeetingsFeature,
): void {
  commands.register('insertApiRequest', async () => {
    const [{ createInsertCommands }, { clients }] = await Promise.all([
      import(/* webpackChunkName: "apiRequests" */ './insert/insertApiRequest'),
      accounts.load(),
    ]);
    const loadResolver = async () => (await meetings.load()).resolver;
    return createInsertCommands({ settings, clients, clock, loadResolver });
  });
}
