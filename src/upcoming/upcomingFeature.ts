import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import type { Upcoming } from './createUpcoming';
import { UpcomingStarter } from './upcomingStarter';

/**
 * Registers snoozing, and starts the status bar item and the reminders when somebody is signed in
 * and has meetings.
 */
export function activateUpcoming(
  services: Services,
  accounts: AccountsFeature,
  meetings: MeetingsFeature,
): void {
  const load = lazy(async (): Promise<Upcoming> => {
    const [{ createUpcoming }, parts] = await Promise.all([
      import(/* webpackChunkName: "reminders" */ './createUpcoming'),
      meetings.load(),
    ]);
    return services.own(createUpcoming(parts));
  });
  services.own(new UpcomingStarter({ services, store: accounts.store, meetings, load }));
  services.commands.register('reminders', async () => (await load()).commands, {
    takesViewItems: true,
  });
}
