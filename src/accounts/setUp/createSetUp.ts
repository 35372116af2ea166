import type { Services } from '../../platform/services';
import { OAuthClientSettings } from '../store/oauthClientSettings';
import { SetUpCommands, type SetUpCommandsDeps } from './setUpCommands';
import { SetUpDrafts } from './setUpDraft';
import { SetUpGuide } from './setUpGuide';
import { SetUpWizard } from './setUpWizard';

/** What {@link createSetUp} needs. */
export interface CreateSetUpDeps extends Pick<SetUpCommandsDeps, 'store' | 'clients' | 'signIn'> {
  services: Services;
}

/** Creates what sets up a Zoom app, in the chunk that contains it. */
export function createSetUp({
  services: { settings, secrets, progress, globalState, extensionUri },
  ...deps
}: CreateSetUpDeps): SetUpCommands {
  const wizard = new SetUpWizard({
    settings,
    oauthClient: new OAuthClientSettings(settings, secrets),
    drafts: new SetUpDrafts(globalState),
    guide: new SetUpGuide(extensionUri, settings),
  });
  return new SetUpCommands({ ...deps, settings, progress, wizard });
}
