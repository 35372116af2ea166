import type { PastParticipant } from '../zoom/types';

/** How long someone was in a meeting. */
export interface Attendance {
  /** Empty if Zoom has none. */
  name: string;
  /** Empty for guests. */
  email: string;
  /** Whole minutes, at least 1; `undefined` if Zoom does not say. */
  minutes: number | undefined;
}

interface Stay {
  from: number;
  to: number;
}

/**
 * The participants, each person once, in the order in which they joined. Zoom lists every stay
 * separately; overlapping stays, such as by computer and telephone, count once, and time in the
 * waiting room does not count.
 */
export function attendance(participants: readonly PastParticipant[]): Attendance[] {
  const people = new Map<string, PastParticipant[]>();
  const inside = participants.filter(({ status }) => status !== 'in_waiting_room');
  for (const participant of [...inside].sort((a, b) => joined(a) - joined(b))) {
    const key = [participant.id, participant.user_email, participant.name]
      .map((value) => value?.trim() ?? '')
      .find((value) => value !== '');
    const stays = people.get(key ?? '');
    if (stays === undefined) {
      people.set(key ?? '', [participant]);
    } else {
      stays.push(participant);
    }
  }
  return [...people.values()].map((stays) => ({
    name: firstText(stays.map(({ name }) => name)),
    email: firstText(stays.map(({ user_email }) => user_email)),
    minutes: minutesOf(stays),
  }));
}

function minutesOf(participants: readonly PastParticipant[]): number | undefined {
  const stays = participants.flatMap((participant) => stayOf(participant) ?? []);
  if (stays.length === 0) {
    return undefined;
  }
  let total = 0;
  let until = -Infinity;
  for (const { from, to } of stays) {
    total += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return Math.max(1, Math.round(total / 60_000));
}

function stayOf(participant: PastParticipant): Stay | undefined {
  const from = Date.parse(participant.join_time ?? '');
  const left = Date.parse(participant.leave_time ?? '');
  const to = Number.isNaN(left) ? from + (participant.duration ?? NaN) * 1_000 : left;
  return from <= to ? { from, to } : undefined;
}

/** People whose join time is unknown come last. */
function joined({ join_time: time }: PastParticipant): number {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? Number.MAX_SAFE_INTEGER : at;
}

function firstText(texts: readonly (string | null | undefined)[]): string {
  return texts.map((text) => text?.trim() ?? '').find((text) => text !== '') ?? '';
}
