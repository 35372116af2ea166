import type { AccountsFeature } from '../accounts/accountsFeature';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';
import type { Upcoming } from './createUpcoming';

/** How long to wait in a new window, in ms: VS Code starts a lot at the same time. */
const startDelay = 500;

/**
 * Registers snoozing, and starts the status bar item and the reminders when somebody is signed in
 * and has meetings.
 */
export function activateUpcoming(
  services: Services,
  accounts: AccountsFeature,
  meetings: MeetingsFeature,
): void {
  const loadStatusBar = lazy(async () => {
    const [{ createStatusBar }, { clients }] = await Promise.all([
      import(/* webpackChunkName: "nextMeeting" */ './statusBar/createStatusBar'),
      accounts.load(),
    ]);
    return services.own(createStatusBar(services, clients));
  });
  const load = lazy(async (): Promise<Upcoming> => {
    const [{ createUpcoming }, parts, statusBar] = await Promise.all([
      import(/* webpackChunkName: "reminders" */ './createUpcoming'),
      meetings.load(),
      loadStatusBar(),
    ]);
    return services.own(createUpcoming(parts, statusBar));
  });
  const activatedAt = Date.now();
  const start = async () => {
    const { UpcomingStarter } = await import(
      /* webpackChunkName: "upcomingStarter" */ './upcomingStarter'
    );
    services.own(
      new UpcomingStarter({
        services,
        store: accounts.store,
        meetings,
        activatedAt,
        showCached: async () => (await loadStatusBar()).cached.show(),
        load,
      }),
    );
  };
  const delay = setTimeout(() => {
    start().catch((error: unknown) => {
      services.log.error(error);
    });
  }, startDelay);
  services.own({
    dispose: () => {
      clearTimeout(delay);
    },
  });
  services.commands.register('reminders', async () => (await load()).commands, {
    takesViewItems: true,
  });
}
