import type { User } from '../../zoom/types';

/** A user's personal room, which is there whether anything is planned or not. */
export interface PersonalRoom {
  /** The personal meeting ID (PMI). */
  id: number;
  /** Its join link, with the passcode in it. */
  url: string;
}

/** The room that Zoom gives a user; `undefined` where the user has none. */
export function personalRoomOf({
  pmi,
  personal_meeting_url: url,
}: Pick<User, 'pmi' | 'personal_meeting_url'>): PersonalRoom | undefined {
  return pmi && url ? { id: pmi, url } : undefined;
}
