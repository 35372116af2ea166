import type { ReaderLocale } from '../../platform/readerLocale';
import type { back, QuickInputSteps } from '../../platform/quickInputSteps';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingFields } from '../input/draftFields';

/** Lets a person write an agenda in an editor. */
export interface AgendaWriter {
  /**
   * Opens an editor, and waits until it is closed.
   *
   * @param name tells the agendas of different meetings apart
   * @returns the agenda as it was last saved
   */
  writeAgenda(name: string, text: string): Promise<string>;
}

/** What the steps ask with. */
export interface StepTools {
  input: QuickInputSteps;
  formatter: MeetingFormatter;
  locale: Pick<ReaderLocale, 'language' | 'tag'>;
  loadAgendas: () => Promise<AgendaWriter>;
  /** What was typed in each step and not answered yet, by the field; kept by Back. */
  typed: Map<string, string>;
}

/** One thing that a person decides about a meeting: how a menu shows it, and how it is asked. */
export interface MeetingStep {
  /** The fields that it decides, by the names in a draft and at Zoom, for what Zoom refuses. */
  readonly fields: readonly string[];
  readonly label: string;
  /** The name of a product icon of VS Code. */
  readonly icon: string;
  /** Whether it is about a setting, which a menu lists apart. */
  readonly isSetting?: boolean;
  /** Returns the value as text; empty for none. */
  format(draft: MeetingFields): string;
  /** A second line about the value. */
  detail?(draft: MeetingFields): string | undefined;
  /** A sentence about what is wrong with the value; `undefined` if nothing is. */
  problem?(draft: MeetingFields): string | undefined;
  /**
   * Asks for the value, with a way back.
   *
   * @returns the draft with the answer
   * @throws {vscode.CancellationError} on Escape
   */
  askValue(draft: MeetingFields): Promise<MeetingFields | typeof back>;
  /** Returns the draft with the next value; if there are only a few, a menu needs no question. */
  toggle?(draft: MeetingFields): MeetingFields;
}
