import * as vscode from 'vscode';
import { back, type QuickInputStep } from '../../platform/quickInputSteps';
import { localTimeZone, timesAt, wallClockAt } from '../../schedule/wallClock';
import { findListedTimeZone, listTimeZones, toIntlTimeZone } from '../../zoom/timeZones';
import type { MeetingFields } from '../input/draftFields';
import { startZone } from '../input/draftZone';
import type { MeetingStep, StepTools } from './meetingStep';
import { withStart } from './startStep';

interface ZonePick extends vscode.QuickPickItem {
  zone: string;
}

/** Asks in which of Zoom's time zones a meeting is scheduled; the reader's own comes first. */
export function timeZoneStep({ input, formatter, typed }: StepTools): MeetingStep {
  const pickOf = (zone: string, now: Date): ZonePick => ({
    label: zone,
    description: formatter.offset(now, toIntlTimeZone(zone)),
    zone,
  });
  const zonePicks = () => {
    const now = new Date();
    const own = findListedTimeZone(localTimeZone());
    const others = listTimeZones().filter((zone) => zone !== own);
    return [...(own === undefined ? [] : [own]), ...others].map((zone) => pickOf(zone, now));
  };
  const askZone = async (draft: MeetingFields): Promise<string | typeof back> => {
    const items = zonePicks();
    const current = findListedTimeZone(draft.timezone ?? localTimeZone());
    const picked = await input.showQuickPick<ZonePick>({
      items,
      active: items.find(({ zone }) => zone === current),
      placeholder: vscode.l10n.t('In which time zone is the meeting scheduled?'),
      // Zones have other names too, by which VS Code would not find them.
      itemsFor: (value) => {
        const listed = findListedTimeZone(value.trim().replace(/\s+/g, '_'));
        const found = items.find(({ zone }) => zone === listed);
        return found === undefined
          ? items
          : [{ ...found, alwaysShow: true }, ...items.filter((item) => item !== found)];
      },
    });
    return picked === back ? back : picked.zone;
  };
  return {
    fields: ['timezone'],
    label: vscode.l10n.t('Time zone'),
    icon: 'globe',
    format: ({ timezone }) => timezone ?? findListedTimeZone(localTimeZone()) ?? 'UTC',
    askValue: async (draft) => {
      let changed = draft;
      const steps = (): QuickInputStep[] => [
        async () => {
          const zone = await askZone(draft);
          if (zone === back) {
            return back;
          }
          changed = { ...draft, timezone: zone };
          return undefined;
        },
        ...(possibleStarts(draft, changed.timezone).length > 1
          ? [
              async () => {
                const start = await askStart(possibleStarts(draft, changed.timezone), changed);
                if (start === back) {
                  return back;
                }
                changed = { ...withStart(draft, start), timezone: changed.timezone };
                return undefined;
              },
            ]
          : []),
      ];
      if ((await input.runSubSteps(steps)) === back) {
        return back;
      }
      // What was typed for the start was meant in the zone before.
      typed.delete('startTime');
      return changed;
    },
  };

  /** Asks whether a start was meant in the zone before or in the new one. */
  async function askStart(starts: readonly Date[], { timezone }: MeetingFields) {
    const picked = await input.showQuickPick({
      items: starts.map((start) => ({
        label: formatter.fullTimeInZone(start, startZone(timezone)),
        description: formatter.fullTime(start),
        iconPath: new vscode.ThemeIcon('calendar'),
        start,
      })),
      placeholder: vscode.l10n.t('When does the meeting start in {0}?', timezone ?? ''),
    });
    return picked === back ? back : picked.start;
  }
}

/** The starts that may be meant once a meeting is scheduled in another zone: by its clocks, or as before. */
function possibleStarts({ startTime, timezone }: MeetingFields, zone: string | undefined): Date[] {
  if (startTime === undefined) {
    return [];
  }
  const wall = wallClockAt(startTime, startZone(timezone));
  const times = [...timesAt(wall, startZone(zone)), startTime];
  return times.filter(
    (time, index) => times.findIndex((other) => other.getTime() === time.getTime()) === index,
  );
}
