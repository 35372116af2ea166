/** Where a window that is to be killed writes its reports: a file descriptor. */
export const reportsTo = 3;

/**
 * What such a window reports, a line each: that it has started, how far a renewal has come, and how
 * the call ended (`lost`: the account is not stored any more).
 */
export type Report =
  'ready' | 'asked' | 'answered' | 'stored' | 'succeeded' | 'ended' | 'failed' | 'lost';
