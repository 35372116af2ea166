import type * as vscode from 'vscode';

/** The scheme of the read-only files that pages about meetings are. */
export const meetingPageScheme = 'zoom-meeting';

/** What the address of a page says of its meeting. */
export interface MeetingPageAddress {
  accountId: string;
  id: number;
  /** The date of a series that the page is about. */
  start: Date | undefined;
}

/** Reads the address of a page; `undefined` for any other. */
export function parseMeetingPageUri({ scheme, query }: vscode.Uri): MeetingPageAddress | undefined {
  if (scheme !== meetingPageScheme) {
    return undefined;
  }
  try {
    const { accountId, id, start } = JSON.parse(query) as Partial<Record<string, unknown>>;
    if (typeof accountId !== 'string' || typeof id !== 'number' || !Number.isSafeInteger(id)) {
      return undefined;
    }
    const date = new Date(typeof start === 'string' ? start : NaN);
    return { accountId, id, start: Number.isNaN(date.getTime()) ? undefined : date };
  } catch {
    return undefined;
  }
}
