import { joinUrl, type JoinMethod } from '../../links/joinUrl';
import { parseZoomLink, type ZoomLink } from '../../links/zoomLink';

/** What is joined: a link, and its parts where it is one of Zoom's own. */
export interface JoinTarget {
  /** The page that people join by in the browser. */
  page: string;
  /** `undefined` for meetings whose link leads elsewhere, as some invitations' do. */
  link: ZoomLink | undefined;
}

/**
 * What is joined by a link.
 *
 * @param ownHost as for {@link parseZoomLink}
 */
export function joinTarget(url: string, ownHost: string | undefined): JoinTarget {
  const link = parseZoomLink(url, ownHost);
  return { page: (link && joinUrl(link, 'browser')) ?? url, link };
}

/** The address that joins in this way; `undefined` where it only goes by way of the page. */
export function addressFor({ page, link }: JoinTarget, method: JoinMethod): string | undefined {
  return method === 'browser' ? page : link && joinUrl(link, method);
}
