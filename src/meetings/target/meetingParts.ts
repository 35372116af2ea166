import type { AccountParts } from '../../accounts/clients/createClients';
import type { ReaderLocale } from '../../platform/readerLocale';
import type { Services } from '../../platform/services';
import type { MeetingId } from '../../zoom/types';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingOperations } from '../model/meetingOperations';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingPicker } from './meetingPicker';
import type { MeetingResolver } from './meetingResolver';

/** What the commands and views about meetings share, when it is loaded. */
export interface MeetingParts {
  readonly services: Services;
  readonly accounts: AccountParts;
  readonly model: MeetingsModel;
  readonly operations: MeetingOperations;
  readonly resolver: MeetingResolver;
  readonly picker: MeetingPicker;
  readonly formatter: MeetingFormatter;
  readonly locale: ReaderLocale;
  /** Selects a meeting in the Meetings view if that is visible. */
  readonly revealMeeting: (accountId: string, id: MeetingId) => Promise<void>;
}
