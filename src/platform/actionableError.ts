/** A button of a message. */
export interface MessageAction {
  title: string;
  /** Called when the button is pressed. */
  run: () => unknown;
}

/**
 * A failure that is not Zoom's, for example because no editor is open or an argument is wrong. Its
 * message is localized, and its actions help to resolve it.
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
