/** Whatever stands in the Recordings view; by it, commands know what comes from there. */
export abstract class RecordingsNode {
  constructor(readonly accountId: string) {}
}
