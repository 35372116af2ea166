import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZoomServerError } from '../../../src/zoom/errors';
import { type AccountAtZoom, Zoom } from '../support/meetingsWindow.ts';

const atSignIn = { id: 4157702938, url: 'https://zoom.us/j/4157702938?pwd=old' };
const now = { id: 4157709999, url: 'https://zoom.us/j/4157709999?pwd=new' };

let zoom: Zoom;
let ada: AccountAtZoom;

beforeEach(async () => {
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-room-')));
  ada = zoom.add('ada', { personalRoom: atSignIn });
});

afterEach(() => rm(zoom.folder, { recursive: true }));

describe('The personal room', () => {
  it('is joined with the passcode that it has now', async () => {
    const { model, argument } = zoom.openWindow();
    await model.refresh();
    ada.room = { ...atSignIn, url: 'https://zoom.us/j/4157702938?pwd=changed' };
    const { entry } = await argument.resolve(atSignIn.id, '');
    expect(entry.joinUrl).toBe(ada.room.url);
  });

  it('is the current one, even if its number has changed', async () => {
    const { model, argument } = zoom.openWindow();
    await model.refresh();
    ada.room = now;
    const { entry } = await argument.resolve(atSignIn.id, '');
    expect(entry).toMatchObject({ id: now.id, joinUrl: now.url });
    expect(ids(model)).toEqual([now.id]);
  });

  it('is read when somebody asks for it, and costs the refreshes in the background nothing', async () => {
    const { model, requests } = zoom.openWindow();
    await model.refresh(false);
    expect(requests).not.toContain('ada /users/me');
    ada.room = now;
    await model.readPersonalRooms();
    expect(ids(model)).toEqual([now.id]);
    ada.room = undefined;
    await model.readPersonalRooms();
    expect(ids(model)).toEqual([]);
  });

  it('is the one at sign-in if Zoom is unavailable, which is likely still right', async () => {
    const { model, argument } = zoom.openWindow();
    await model.refresh();
    zoom.isOffline = true;
    const { entry } = await argument.resolve(atSignIn.id, '');
    expect(entry.joinUrl).toBe(atSignIn.url);
  });

  it('stays if it cannot be read, and so do the meetings', async () => {
    const { model } = zoom.openWindow();
    ada.hosted = [{ id: 85012345678, join_url: 'https://zoom.us/j/85012345678' }];
    ada.refusals.user = new ZoomServerError('fault', 'api.zoom.us');
    await model.refresh();
    await model.readPersonalRooms();
    expect(ids(model)).toEqual([85012345678, atSignIn.id]);
    expect(model.accounts()[0]?.failure).toBeUndefined();
  });
});

function ids(model: ReturnType<Zoom['openWindow']>['model']): number[] {
  return model.all().map(({ entry }) => entry.id);
}
