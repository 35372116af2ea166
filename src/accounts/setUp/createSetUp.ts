import type { Services } from '../../platform/services';
import { SetUpCommands, type SetUpCommandsDeps } from './setUpCommands';
import { SetUpDrafts } from './setUpDraft';
import { SetUpGuide } from './setUpGuide';
import { SetUpWizard } from './setUpWizard';

/** What {@link createSetUp} needs. */
export interface CreateSetUpDeps extends Pick<SetUpCommandsDeps, 'store' | 'clients' | 'signIn'> {
  services: Services;
  oauthClient: ConstructorParameters<typeof SetUpWizard>[0]['oauthClient'];
}

/** Creates what sets up a Zoom app, in the chunk that contains it. */
export function createSetUp({
  services: { settings, progress, globalState, extensionUri },
  oauthClient,
  ...deps
}: CreateSetUpDeps): SetUpCommands {
  const wizard = new SetUpWizard({
    settings,
    oauthClient,
    drafts: new SetUpDrafts(globalState),
    guide: new SetUpGuide(extensionUri),
  });
  return new SetUpCommands({ ...deps, settings, progress, wizard });
}
