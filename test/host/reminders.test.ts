import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { captureProgressNotifications } from './support/progressNotifications';
import { captureStatusBarItem } from './support/statusBarItems';
import { until } from './support/until';
import { changeSettings, signIn, startSignedIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

// The item is created once, when the first test needs it.
const statusBarItem = captureStatusBarItem('zoom.nextMeeting');

const notifications = captureProgressNotifications();

const snooze = (meeting: unknown) =>
  Promise.resolve(vscode.commands.executeCommand<string>('zoom.snoozeReminder', meeting));

describe('Snoozing a reminder', () => {
  before(async () => {
    await startSignedOut();
    await signIn();
  });

  it('postpones it until a minute before the start', async () => {
    const id = await sandbox.addMeeting({
      hostedBy: 'mara.lindqvist@larkspur.example',
      topic: 'Pairing',
      type: 2,
      start_time: '2099-07-01T09:00:00Z',
    });
    assert.equal(await snooze({ id }), '2099-07-01T08:59:00.000Z');
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
    assert.equal(await snooze(id), '2099-07-01T08:59:00.000Z');
  });

  it('rejects a meeting without an upcoming start', async () => {
    const id = await sandbox.addMeeting({
      hostedBy: 'mara.lindqvist@larkspur.example',
      topic: 'Office hours',
      type: 3,
    });
    await assert.rejects(snooze({ id }), /no upcoming start/);
  });
});

describe('The status bar item', () => {
  const host = 'mara.lindqvist@larkspur.example';
  const at = (minutes: number) =>
    `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`;
  const addMeeting = (topic: string, minutes: number, fields: object = {}) =>
    sandbox.addMeeting({
      hostedBy: host,
      topic,
      type: 2,
      start_time: at(minutes),
      duration: 60,
      ...fields,
    });
  /** The command of a click, and the ID of the meeting that it is about. */
  const click = () => {
    const command = statusBarItem()?.command as vscode.Command;
    return [command.command, (command.arguments?.[0] as { id: number }).id] as const;
  };
  const tooltip = () => (statusBarItem()?.tooltip as vscode.MarkdownString | undefined)?.value;

  beforeEach(async () => {
    await startSignedIn();
    await sandbox.reset({ meetings: 0, keepsSessions: true });
    await changeSettings({ 'zoom.statusBar.enabled': true });
  });

  after(() => changeSettings({ 'zoom.statusBar.enabled': false }));

  it('shows the meeting that starts in 3 minutes, and the live one next to it', async () => {
    const live = await addMeeting('Stand-up', -20, { live: true });
    const next = await addMeeting('Planning', 2.8);
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
    const item = await until('both meetings', () => {
      const shown = statusBarItem();
      return /Planning in [23] min, Stand-up now$/.test(shown?.text ?? '') && shown;
    });
    assert.match(
      item.accessibilityInformation?.label ?? '',
      /Planning in [23] minutes, .*Stand-up now$/,
    );
    const [command, id] = click();
    assert.equal(command, 'zoom.startMeeting');
    assert.equal(id, next);
    assert.match(tooltip() ?? '', /Planning[^]*Also live now[^]*Stand/);
    assert.ok(tooltip()?.includes(String(live)));
  });

  it('shows the live meeting while the next one is farther off', async () => {
    await addMeeting('Stand-up', -20, { live: true });
    await addMeeting('Planning', 20);
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
    await until('the live meeting', () => (statusBarItem()?.text ?? '').endsWith(') Stand-up now'));
    assert.match(tooltip() ?? '', /Stand[^]*Also coming up[^]*Planning/);
  });

  it('writes its times with the clock that the setting selects, at once', async () => {
    await addMeeting('Planning', 20);
    await addMeeting('Retro', 180);
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
    const shows = (clock: RegExp) =>
      until(String(clock), () => clock.test((tooltip() ?? '').replace(/\\/g, '')));
    try {
      await changeSettings({ 'zoom.timeFormat': '12h' });
      await shows(/\d:\d\d\s[AP]M[^]*coming up[^]*\d:\d\d\s[AP]M[^]*Retro/i);
      await changeSettings({ 'zoom.timeFormat': '24h' });
      await shows(/^(?!.*\d\s[AP]M)[^]*coming up[^]*\d\d:\d\d[^]*Retro/is);
    } finally {
      await changeSettings({ 'zoom.timeFormat': undefined });
    }
  });

  it('starts a meeting of the user’s own that has not begun, and joins all others', async () => {
    const shows = async (topic: string) => {
      await vscode.commands.executeCommand('zoom.refreshMeetings', {});
      await until(topic, () => statusBarItem()?.text.includes(topic));
      return click();
    };
    const own = await addMeeting('Own', 50);
    assert.deepEqual(await shows('Own in'), ['zoom.startMeeting', own]);
    assert.match(tooltip() ?? '', /zoom\.startMeeting/);
    const invited = await addMeeting('Invited', 40, {
      hostedBy: 'priya.raman@larkspur.example',
      invited: [host],
    });
    assert.deepEqual(await shows('Invited in'), ['zoom.joinMeeting', invited]);
    const live = await addMeeting('Begun', -5, { live: true });
    assert.deepEqual(await shows('Begun now'), ['zoom.joinMeeting', live]);
    assert.doesNotMatch(tooltip() ?? '', /zoom\.startMeeting/);
  });

  it('says when the reminder of a snoozed meeting comes', async () => {
    const id = await addMeeting('Planning', 20);
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
    await until('the meeting', () =>
      /Planning in (?:19|20) min$/.test(statusBarItem()?.text ?? ''),
    );
    const remindsAt = await snooze({ id });
    const time = new Intl.DateTimeFormat(vscode.env.language, { timeStyle: 'short' });
    // The hover is Markdown, in which the colon is escaped.
    const shown = `Reminder at ${time.format(new Date(remindsAt))}`;
    await until('the reminder', () => tooltip()?.replaceAll('\\', '').includes(shown));
  });
});

describe('A reminder', () => {
  const at = (minutes: number) =>
    `${new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 19)}Z`;
  const host = 'mara.lindqvist@larkspur.example';
  const refresh = () => vscode.commands.executeCommand('zoom.refreshMeetings', {});
  let startsIn = 20;
  /**
   * Adds a meeting that starts in less than half an hour, and waits for its reminder. A sandbox that was
   * reset gives the same IDs again, so each meeting has a start of its own.
   */
  async function remindOf(topic: string) {
    startsIn++;
    const id = await sandbox.addMeeting({
      hostedBy: host,
      topic,
      type: 2,
      start_time: at(startsIn),
      duration: 60,
    });
    await refresh();
    const reminder = await until('the reminder', () =>
      notifications.find(({ message }) => message.startsWith(`${topic} starts `)),
    );
    return { id, reminder };
  }

  beforeEach(async () => {
    await startSignedIn();
    await sandbox.reset({ meetings: 0, keepsSessions: true });
    await changeSettings({ 'zoom.reminder.minutesBefore': [60, 30] });
  });

  after(() => changeSettings({ 'zoom.reminder.minutesBefore': [] }));

  it('stays until it is snoozed, with links for what can be done', async () => {
    const { id, reminder } = await remindOf('Pairing');
    assert.match(reminder.message, /\[Join\]\(.*\[Snooze\]\(.*\[Details\]\(/);
    assert.equal(reminder.isOpen, true);
    await snooze({ id });
    await until('it to go', () => !reminder.isOpen);
  });

  it('follows its meeting', async () => {
    const { id, reminder } = await remindOf('Planning');
    await refresh();
    assert.equal(notifications.filter(({ message }) => message.startsWith('Planning')).length, 1);
    assert.equal(reminder.isOpen, true);
    await vscode.commands.executeCommand('zoom.deleteMeeting', { id }, { confirm: false });
    await until('it to go', () => !reminder.isOpen);
  });

  it('goes when the meeting is joined, even early', async () => {
    const { id, reminder } = await remindOf('Interview');
    await vscode.commands.executeCommand('zoom.joinMeeting', { id });
    await until('it to go', () => !reminder.isOpen);
  });
});
