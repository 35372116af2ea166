import { readStart } from './startTime/readStart';
import {
  isRefusal,
  type StartContext,
  type StartProblem,
  type StartReading,
  type StartText,
} from './startTime/startText';

export type { StartContext, StartProblem, StartReading };

/**
 * Reads when a meeting starts: ISO 8601, or plain words such as "tomorrow 3pm", "in 20 minutes", "next
 * Tuesday at 14:30" or "3.4.2027 from 10:00 to 11:30", in English and in the language of the context.
 * What cannot be read as a whole is not read at all.
 *
 * @returns `undefined` if no time can be read
 */
export function readStartTime(text: string, context: StartContext): StartText | undefined {
  const read = readStart(text, context);
  return read === undefined || isRefusal(read) ? undefined : read;
}
