import type { AccountsChange } from '../../../src/accounts/store/accountStore';

/** A change of the accounts in which nothing has changed. */
export const noAccountsChange: AccountsChange = {
  added: [],
  removed: [],
  changed: [],
  ended: [],
  revived: [],
  renewed: [],
  renamed: [],
};
