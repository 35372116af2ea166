import type * as vscode from 'vscode';
import type { AccountStore } from '../../accounts/store/accountStore';
import type { Meetings } from '../composeMeetings';

/**
 * Has the last lists of whoever signs out removed, also where nobody has looked at the meetings in
 * this window, so that their room is not loaded yet.
 */
export class SignedOutLists {
  private readonly subscription: vscode.Disposable;

  constructor(store: AccountStore, loadMeetings: () => Promise<Pick<Meetings, 'forget'>>) {
    this.subscription = store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        void loadMeetings().then(({ forget }) => forget(removed));
      }
    });
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
