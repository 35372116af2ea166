import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { answerMessages, answerQuestions } from './support/questions';
import { QuickInputs } from './support/quickInputs';
import { until } from './support/until';
import { changeSettings, startSignedIn } from './support/zoom';

const sandbox = runningSandbox();
const creating = 'POST /v2/users/:userId/meetings';
const changing = 'PATCH /v2/meetings/:meetingId';

interface Meeting {
  id: number;
  topic: string;
  type: number;
  start_time: string;
  duration: number;
  timezone: string;
  agenda: string;
  password?: string;
  template_id?: string;
  settings: Record<string, unknown>;
  recurrence?: Record<string, unknown>;
  occurrences?: { start_time: string; status: string }[];
}

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

const create = (options: Record<string, unknown>) => run<Meeting>('zoom.createMeeting', options);

const count = async (route: string) =>
  (await sandbox.requests()).filter((request) => request.route === route).length;

/** The lines of the menu that is shown, each with its value. */
async function lines(inputs: QuickInputs, title: string): Promise<Map<string, string>> {
  const menu = await inputs.waitFor(title);
  assert.ok('items' in menu);
  return new Map(menu.items.map(({ label, description }) => [label, description ?? '']));
}

/** Types a meeting into the line of Create Meeting, and opens the menu of all options. */
async function openMenu(inputs: QuickInputs, topic: string, time: string): Promise<void> {
  const input = await inputs.waitFor('Create Meeting');
  assert.ok('items' in input);
  input.value = `${topic} ${time}`;
  await until('the meeting in the line', () => input.items[0]?.label === topic);
  await inputs.choose('Create Meeting', 'More Options…');
  await until('the menu', async () =>
    (await lines(inputs, 'Create Meeting')).has('Go Through All Options'),
  );
}

/** Waits for the editor of an agenda. */
const agendaEditor = () =>
  until('the agenda', () => {
    const editor = vscode.window.activeTextEditor;
    return Promise.resolve(editor?.document.uri.scheme === 'zoom-agenda' ? editor : undefined);
  });

describe('Planning a meeting', () => {
  let inputs: QuickInputs;

  beforeEach(async () => {
    await startSignedIn();
    inputs = new QuickInputs();
  });

  afterEach(async () => {
    inputs.dispose();
    await sandbox.clearFaults();
    await changeSettings({
      'zoom.newMeeting.duration': undefined,
      'zoom.newMeeting.muteOnEntry': undefined,
      'zoom.newMeeting.passcode': undefined,
      'zoom.newMeeting.presets': undefined,
    });
  });

  it('asks for everything in one menu, and creates the series that it has shown', async () => {
    const title = 'Create Meeting';
    const created = run<Meeting>('zoom.createMeeting');
    await openMenu(inputs, 'Planned', 'tomorrow 3pm');
    await inputs.goBack(title);
    // Items that are still to come would take the place of the one that is picked.
    await inputs.waitForItem(title, 'Planned');
    await inputs.choose(title, 'More Options…');

    await inputs.choose(title, 'Agenda');
    const editor = await agendaEditor();
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'One\nTwo'));
    await run('zoom.useAgenda');
    assert.equal((await lines(inputs, title)).get('Agenda'), 'One↵Two');

    await inputs.choose(title, 'Repeats');
    await inputs.choose(title, 'Every day');
    await inputs.enter('Create Meeting (2/3)', '4');
    const series = await lines(inputs, 'Create Meeting (3/3)');
    assert.equal(series.get('Use This Series'), 'Every day · After 4 occurrences');
    assert.equal(series.size, 5);
    await inputs.accept('Create Meeting (3/3)');

    await inputs.choose(title, 'Waiting room');
    await inputs.choose(title, 'Invitees');
    await inputs.enter(title, 'sam@example.com, kim@example.com');
    await inputs.choose(title, 'Passcode');
    await inputs.enter(title, 'a!b#c');
    await inputs.choose(title, 'Template');
    await inputs.choose(title, 'Company all-hands');
    await inputs.accept(title);

    const meeting = await created;
    assert.equal(await count(creating), 1);
    assert.deepEqual(
      [meeting.topic, meeting.type, meeting.agenda, meeting.password, meeting.template_id],
      ['Planned', 8, 'One\nTwo', 'a!b#c', 'TcZ4Ue9rN7m3k6y'],
    );
    assert.equal(meeting.occurrences?.length, 4);
    assert.equal(meeting.settings.waiting_room, true);
    assert.deepEqual(meeting.settings.meeting_invitees, [
      { email: 'sam@example.com' },
      { email: 'kim@example.com' },
    ]);
  });

  it('returns to the line that Zoom has refused, with everything that was typed', async () => {
    const title = 'Create Meeting';
    const refused = answerMessages(
      (_message, buttons) => buttons.find((button) => button === 'Try Again'),
      async () => {
        const created = run<Meeting>('zoom.createMeeting');
        await openMenu(inputs, 'With a stranger', 'tomorrow 3pm');
        await inputs.choose(title, 'Alternative hosts');
        await inputs.enter(title, 'stranger@elsewhere.example');
        await inputs.accept(title);
        await created;
        const menu = await until('the refusal', async () => {
          const input = await inputs.waitFor(title);
          const [line] = 'items' in input ? input.activeItems : [];
          return line?.label === 'Alternative hosts' ? input : undefined;
        });
        assert.ok('items' in menu);
        assert.match(menu.activeItems[0]?.detail ?? '', /^\$\(error\) \S/);
        await inputs.choose(title, 'Alternative hosts');
        await inputs.enter(title, 'priya.raman@larkspur.example');
        await inputs.choose(title, 'Create Meeting');
        await until('the meeting', async () => (await count(creating)) === 2);
      },
    );
    await refused;
  });

  it('begins with the settings, and with a preset', async () => {
    await changeSettings({
      'zoom.newMeeting.duration': 25,
      'zoom.newMeeting.muteOnEntry': true,
      'zoom.newMeeting.presets': { Pairing: { duration: 90, waitingRoom: true }, Retro: {} },
    });
    const startTime = '2027-07-01T09:00:00Z';
    const plain = await create({ topic: 'Plain', startTime });
    assert.deepEqual([plain.duration, plain.settings.mute_upon_entry], [25, true]);
    const said = { duration: 50, settings: { mute_upon_entry: false } };
    const other = await create({ topic: 'Other', startTime, ...said });
    assert.deepEqual([other.duration, other.settings.mute_upon_entry], [50, false]);
    const paired = await create({ topic: 'Paired', startTime, preset: 'Pairing' });
    assert.deepEqual(
      [paired.duration, paired.settings.mute_upon_entry, paired.settings.waiting_room],
      [90, true, true],
    );
    await assert.rejects(create({ topic: 'None', startTime, preset: 'Lunch' }), {
      name: 'ZoomValidationError',
      message: /no preset “Lunch”/,
    });

    await changeSettings({ 'zoom.newMeeting.passcode': true });
    const created = run<Meeting>('zoom.createMeeting');
    await openMenu(inputs, 'By hand', 'tomorrow 3pm');
    assert.equal((await lines(inputs, 'Create Meeting')).get('Duration'), '25 min');
    await inputs.choose('Create Meeting', 'Use a Preset…');
    await inputs.choose('Create Meeting', 'Pairing');
    await inputs.accept('Create Meeting');
    const { duration, settings } = await created;
    assert.deepEqual([duration, settings.waiting_room], [90, true]);
  });

  it('saves only what was changed, and asks about what somebody else has changed too', async () => {
    const { id } = await create({
      topic: 'Shared',
      startTime: '2027-07-01T09:00:00Z',
      duration: 30,
    });
    const title = 'Edit “Shared”';
    /** Edits the meeting, while somebody else changes it. */
    const editTogether = async () => {
      const edited = run<Meeting>('zoom.editMeeting', { fromView: true, id });
      await inputs.choose(title, 'Topic');
      await inputs.enter(title, 'Mine');
      await inputs.choose(title, 'Duration');
      await inputs.enter(title, '45');
      await run('zoom.editMeeting', id, { topic: 'Theirs', agenda: 'Theirs too' });
      await sandbox.clearRequests();
      await inputs.choose(title, 'Save Changes');
      return edited;
    };
    const asked = await answerQuestions('Take Theirs', editTogether);
    assert.deepEqual(asked.questions, [
      {
        message: '“Theirs” was changed at Zoom while you edited it.',
        detail: 'Topic: Mine (yours), Theirs (at Zoom)',
        buttons: ['Keep Mine', 'Take Theirs'],
      },
    ]);
    assert.deepEqual(
      [asked.result.topic, asked.result.duration, asked.result.agenda],
      ['Theirs', 45, 'Theirs too'],
    );
    assert.equal(await count(changing), 1);
  });

  it('duplicates a meeting, without its passcode and its past', async () => {
    const original = await create({
      topic: 'Original',
      startTime: '2027-07-01T09:00:00Z',
      duration: 35,
      agenda: 'Same',
      passcode: 'secret1',
      settings: { waiting_room: true },
    });
    await sandbox.clearRequests();
    const copied = run<Meeting>('zoom.duplicateMeeting', { fromView: true, id: original.id });
    const shown = await lines(inputs, 'Create Meeting');
    assert.deepEqual(
      ['Topic', 'Duration', 'Agenda', 'Passcode', 'Waiting room'].map((label) => shown.get(label)),
      ['Original', '35 min', 'Same', 'Chosen by Zoom', 'On'],
    );
    await inputs.accept('Create Meeting');
    const copy = await copied;
    assert.notEqual(copy.id, original.id);
    assert.notEqual(copy.password, original.password);
    assert.deepEqual(
      [copy.topic, copy.start_time, copy.duration, copy.agenda, copy.settings.waiting_room],
      ['Original', original.start_time, 35, 'Same', true],
    );
    assert.equal(await count(creating), 1);
  });
});
