import * as vscode from 'vscode';
import type { MeetingUpdate } from '../../zoom/types';
import { parseMeetingPageUri } from '../target/parseMeetingReference';
import type { EditSubject } from './editSubject';
import { updatedEntry } from './meetingUpdate';

/**
 * Reopens the active page under its new name, and closes the pages of occurrences that were moved. The
 * content of the pages follows the lists by itself.
 */
export async function updateOpenPages(
  subject: EditSubject,
  update: MeetingUpdate,
  now: Date,
): Promise<void> {
  if (update.topic === undefined && update.start_time === undefined) {
    return;
  }
  const { account, meeting } = subject;
  const change = updatedEntry(subject, update, now);
  for (const tab of vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs)) {
    const page =
      tab.input instanceof vscode.TabInputCustom ? parseMeetingPageUri(tab.input.uri) : undefined;
    if (page?.id !== meeting.id || page.accountId !== account.id) {
      continue;
    }
    const was = page.start?.toISOString();
    const start = was && change({ id: meeting.id, start_time: was }).start_time;
    const isMoved = start !== undefined && Date.parse(start ?? '') !== page.start?.getTime();
    const isActive = tab === vscode.window.tabGroups.activeTabGroup.activeTab;
    if (isActive && (isMoved || update.topic !== undefined)) {
      const { id, accountId } = page;
      await vscode.commands.executeCommand('zoom.showMeeting', { id, accountId, start });
    }
    if (isMoved) {
      await vscode.window.tabGroups.close(tab);
    }
  }
}
