import type { Log } from '../../platform/log';
import type { ZoomClients } from './zoomClients';
import type { Account } from '../store/account';
import { accountLabel, userName } from '../store/accountName';
import type { AccountStore } from '../store/accountStore';
import { personalRoomOf } from '../store/personalRoom';
import type { FileLock } from '../../platform/fileLock';
import { signInLock } from '../tokens/lockNames';

/** How long the name and the personal room of an account are taken to be current, in ms: a day. */
const profileLifetime = 24 * 3_600_000;

/** What {@link ProfileUpdates} needs. */
export interface ProfileUpdatesDeps {
  store: Pick<AccountStore, 'list' | 'replace'>;
  clients: Pick<ZoomClients, 'clientFor'>;
  lock: FileLock;
  log: Pick<Log, 'error'>;
}

/** Takes over what people change at Zoom about themselves, such as their email address. */
export class ProfileUpdates {
  constructor(private readonly deps: ProfileUpdatesDeps) {}

  /** Reads the user of an account, at most once a day; failures are logged. */
  async updateIfOld(account: Account): Promise<void> {
    if (Date.now() - (account.profileReadAt ?? account.signedInAt) < profileLifetime) {
      return;
    }
    try {
      await this.update(account);
    } catch (error) {
      this.deps.log.error(error);
    }
  }

  /** The account is read again and stored under both locks, because its tokens may have changed. */
  private async update(account: Account): Promise<void> {
    const { store, clients, lock } = this.deps;
    const client = await clients.clientFor(account);
    const user = await client.getUser();
    // A server-to-server app acts for the owner of its account, who may be another person by now.
    if (user.id !== account.id) {
      return;
    }
    await lock.whileLocked(account.id, () =>
      lock.whileLocked(signInLock, async () => {
        const accounts = await store.list();
        const stored = accounts.find(({ id }) => id === account.id);
        if (stored !== undefined) {
          const changes = {
            label: accountLabel(userName(user), stored, accounts),
            personalRoom: personalRoomOf(user),
            profileReadAt: Date.now(),
          };
          await store.replace({ ...stored, ...changes }, stored);
        }
      }),
    );
  }
}
