import type { User } from '../../zoom/types';

/** A user's personal meeting room, which exists whether or not anything is scheduled. */
export interface PersonalRoom {
  /** The personal meeting ID (PMI). */
  id: number;
  /** Its join link, which contains the passcode. */
  url: string;
}

/** The personal meeting room of a user; `undefined` if there is none. */
export function personalRoomOf({
  pmi,
  personal_meeting_url: url,
}: Pick<User, 'pmi' | 'personal_meeting_url'>): PersonalRoom | undefined {
  return pmi && url ? { id: pmi, url } : undefined;
}
