import { isCancellation } from './cancellation';

/** What a command did when it failed, in whole localized sentences. */
export interface FailedAction {
  /** Says that it failed, such as “Couldn’t delete “Retro”.” */
  failed: string;
  /** Says that Zoom may have done it all the same; for changes whose response was lost. */
  unconfirmed?: string;
}

/** A failure together with what failed. Programs get the cause, with both in its message. */
export class FailedActionError extends Error {
  constructor(
    readonly action: FailedAction,
    override readonly cause: unknown,
  ) {
    super(action.failed);
  }
}

/**
 * Does something, and adds what it was to a failure, unless something inside has done so.
 *
 * @throws {FailedActionError} for every failure but a cancellation
 */
export async function explainFailure<T>(
  action: FailedAction,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FailedActionError || isCancellation(error)
      ? error
      : new FailedActionError(action, error);
  }
}

/** The failure itself, without what failed. */
export function causeOf(error: unknown): unknown {
  return error instanceof FailedActionError ? error.cause : error;
}
