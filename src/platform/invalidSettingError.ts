import type { SettingId } from './identifiers';

/** A setting holds a value that cannot be used. */
export class InvalidSettingError extends Error {
  override readonly name = 'SetUpError';

  constructor(readonly setting: SettingId) {
    super(`The setting ${setting} must be an https address, or http on this machine.`);
  }
}
