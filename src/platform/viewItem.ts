/** A row of one of our views. VS Code passes it to the commands in the row's menu. */
export abstract class ViewItem<AccountId extends string | undefined = string> {
  constructor(readonly accountId: AccountId) {}
}
