/** A button under a message: a title, and what pressing it does. */
export interface MessageAction {
  title: string;
  run: () => unknown;
}

/**
 * A failure that is not Zoom's: something about the editor or the arguments stands in the way. Its
 * message is in the reader's language, and its actions mend it.
 */
export class ActionableError extends Error {
  override readonly name = 'Error';

  constructor(
    message: string,
    readonly actions: readonly MessageAction[] = [],
  ) {
    super(message);
  }
}
