import { Log } from '../../../src/platform/log';

/** A log that writes nowhere. */
export class SilentLog extends Log {
  override info(): void {
    // Nothing to read it.
  }

  override error(): void {
    // Nothing to read it.
  }

  override request(): void {
    // Nothing to read it.
  }
}
