import type { Meeting } from '../../zoom/types';

/** A meeting without its start link, which has the host's ZAK in it, and its host key. */
export function withoutSecrets(meeting: Meeting): Meeting {
  return Object.fromEntries(
    Object.entries(meeting).filter(
      ([field]) => field !== 'start_url' && field !== 'dynamic_host_key',
    ),
  ) as Meeting;
}
