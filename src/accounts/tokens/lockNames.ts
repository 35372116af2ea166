/** What is locked while a sign-in gets tokens and stores them; no account has this ID. */
export const signInLock = 'signIn';

/** What is locked while an account is read and written at once; no account has this ID. */
export const storeLock = 'store';
