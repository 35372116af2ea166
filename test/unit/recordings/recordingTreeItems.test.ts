import { expect, it, vi } from 'vitest';
import { RecordingFormatter } from '../../../src/recordings/recordingFormatter';
import { RecordingFileNode, RecordingNode } from '../../../src/recordings/recordingNodes';
import { RecordingTreeItems } from '../../../src/recordings/recordingTreeItems';
import type { RecordingFile } from '../../../src/zoom/recordingTypes';
import { ReaderLocale } from '../../../src/platform/readerLocale';

vi.mock('vscode', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
  ThemeIcon: class {
    constructor(readonly id: unknown) {}
  },
}));

const items = new RecordingTreeItems(new RecordingFormatter(new ReaderLocale('en')), {
  duration: () => '',
  list: (parts) => parts.join(', '),
});

const iconOf = (file: RecordingFile) =>
  items.createTreeItem(
    new RecordingFileNode('ada', { uuid: 'one', recording_files: [file] }, file, 0),
  ).iconPath;

it('has an icon for each type of file, and one for those that it does not know', () => {
  const types = ['MP4', 'CHAT', 'FAX', '', 'constructor', '__proto__', 'toString'];
  expect(types.map((type) => iconOf({ file_type: type }))).toEqual([
    { id: 'device-camera-video' },
    { id: 'comment-discussion' },
    ...Array.from({ length: 5 }, () => ({ id: 'file' })),
  ]);
});

it('opens a recording only if it has files', () => {
  const stateOf = (recording_files: RecordingFile[]) =>
    items.createTreeItem(new RecordingNode('ada', { uuid: 'one', recording_files }))
      .collapsibleState;
  expect(stateOf([{ file_type: 'MP4' }])).toBe(1);
  expect(stateOf([])).toBe(0);
});
