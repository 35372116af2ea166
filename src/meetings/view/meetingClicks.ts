import * as vscode from 'vscode';
import type { CommandId } from '../../platform/identifiers';
import type { ClickActionSetting, Settings } from '../../platform/settings';
import { MeetingNode } from '../target/treeNodes';

/** Within which time two clicks on a row are a double-click, in ms: the longest that Windows has. */
const doubleClickTime = 900;

const commands: Record<Exclude<ClickActionSetting, 'none'>, CommandId> = {
  details: 'zoom.showMeeting',
  join: 'zoom.joinMeeting',
};

/**
 * Does what the settings say when a meeting in the Meetings view is clicked, and once for a
 * double-click, for which VS Code runs the command of the row twice if a single click is enough.
 */
export class MeetingClicks {
  private last = { row: '', time: 0 };

  constructor(private readonly settings: Pick<Settings, 'clickAction'>) {}

  /** @param row the argument of the row's command */
  handleClick(row: unknown): void {
    const action = this.settings.clickAction;
    if (action !== 'none' && row instanceof MeetingNode && !this.isSecondClick(row)) {
      void vscode.commands.executeCommand(commands[action], row);
    }
  }

  private isSecondClick({ accountId, entry }: MeetingNode): boolean {
    const { last } = this;
    this.last = { row: `${accountId}/${entry.key}`, time: Date.now() };
    return this.last.row === last.row && this.last.time - last.time < doubleClickTime;
  }
}
