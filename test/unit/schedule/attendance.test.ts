import { describe, expect, it } from 'vitest';
import { attendance } from '../../../src/schedule/attendance';
import type { PastParticipant } from '../../../src/zoom/types';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 10, minute)).toISOString();

const stay = (
  name: string,
  from: number,
  to: number,
  fields: Partial<PastParticipant> = {},
): PastParticipant => ({ id: '', name, join_time: at(from), leave_time: at(to), ...fields });

describe('attendance', () => {
  it('adds the stays of a person, and counts two devices once', () => {
    expect(
      attendance([
        stay('Noor', 30, 40, { id: 'n' }),
        stay('Noor Haddad', 0, 10, { id: 'n', user_email: 'noor@larkspur.example' }),
        stay('Noor (phone)', 5, 20, { id: 'n' }),
      ]),
    ).toEqual([{ name: 'Noor Haddad', email: 'noor@larkspur.example', minutes: 30 }]);
  });

  it('keeps guests apart by their names, in the order of their coming', () => {
    expect(attendance([stay('Late', 9, 10), stay('Early', 0, 10), stay('Late', 20, 22)])).toEqual([
      { name: 'Early', email: '', minutes: 10 },
      { name: 'Late', email: '', minutes: 3 },
    ]);
  });

  it('does not count who never got in', () => {
    expect(attendance([stay('Stranger', 0, 10, { status: 'in_waiting_room' })])).toEqual([]);
  });

  it('takes what Zoom leaves out', () => {
    expect(
      attendance([
        { name: 'No times' },
        { name: 'A moment', join_time: at(1), duration: 4 },
        { name: null, join_time: at(2), leave_time: 'later' },
      ]),
    ).toEqual([
      { name: 'A moment', email: '', minutes: 1 },
      { name: '', email: '', minutes: undefined },
      { name: 'No times', email: '', minutes: undefined },
    ]);
  });
});
