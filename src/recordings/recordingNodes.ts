import type { Month } from '../schedule/months';
import type { Recording, RecordingFile } from '../zoom/recordingTypes';
import { ViewItem } from '../platform/viewItem';

/** An account, shown if there are several. */
export class RecordingsAccountNode extends ViewItem {
  constructor(
    accountId: string,
    readonly label: string,
    readonly failure: unknown,
  ) {
    super(accountId);
  }
}

/** A month of the reader's calendar. */
export class MonthNode extends ViewItem {
  constructor(
    accountId: string,
    readonly month: Month,
    readonly isExpanded: boolean,
  ) {
    super(accountId);
  }
}

/** The recording of a meeting. Commands take it as their argument. */
export class RecordingNode extends ViewItem {
  constructor(
    accountId: string,
    readonly recording: Recording,
  ) {
    super(accountId);
  }
}

/** A file of a recording. Commands take it as their argument. */
export class RecordingFileNode extends ViewItem {
  constructor(
    accountId: string,
    readonly recording: Recording,
    readonly file: RecordingFile,
    /** Its position among the files, which identifies it if it has no id. */
    readonly index: number,
  ) {
    super(accountId);
  }
}

/** A row that shows earlier months when it is clicked. */
export class EarlierNode extends ViewItem {}

/** A row that says why there are no others. */
export class NoteNode extends ViewItem {
  constructor(
    accountId: string,
    readonly key: string,
    readonly text: string,
    /** What went wrong; `undefined` if there are just no recordings. */
    readonly failure?: unknown,
  ) {
    super(accountId);
  }
}
