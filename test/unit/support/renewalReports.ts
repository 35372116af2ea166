/** The file descriptor to which a killable window writes its reports. */
export const reportDescriptor = 3;

/**
 * The reports of a killable window, one per line: that it has started, the progress of a renewal,
 * and how the call ended (`lost`: the account is no longer stored).
 */
export type Report =
  'ready' | 'requested' | 'responded' | 'stored' | 'succeeded' | 'ended' | 'failed' | 'lost';
