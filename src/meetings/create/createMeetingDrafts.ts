import * as vscode from 'vscode';
import { FileLock } from '../../platform/fileLock';
import { isProcessRunning } from '../../platform/isProcessRunning';
import type { Services } from '../../platform/services';
import { MeetingDrafts } from './meetingDrafts';

/** Creates what keeps the drafts of new meetings for this window. */
export function createMeetingDrafts({ folder, log }: Pick<Services, 'folder' | 'log'>) {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  return new MeetingDrafts(folder('drafts'), new FileLock(folder('locks'), log), log, {
    workspace: (workspaceFile ?? workspaceFolders?.[0]?.uri)?.toString() ?? '',
    process: process.pid,
    isRunning: isProcessRunning,
  });
}
