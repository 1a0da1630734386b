/** A page of one sentence and, where there is one, a link. */
interface Page {
  readonly title: string;
  readonly text: string;
  readonly link?: { readonly href: string; readonly label: string };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Nothing is loaded from anywhere, and the address, which holds a code, is told to nobody. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

const STYLE =
  'body{font:18px/1.5 system-ui,sans-serif;max-width:36em;margin:15vh auto;padding:0 1em;color:#1d1c1d;background:#fff}a{display:inline-block;padding:.6em 1.2em;border-radius:.4em;background:#4a154b;color:#fff;text-decoration:none;font-weight:600}';

function drawPage({ title, text, link }: Page): string {
  const anchor =
    link === undefined ? '' : `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${anchor}</body></html>`;
}

export function drawInstallPage(url: string): string {
  return drawPage({
    title: 'Macro Rotation Bot',
    text: 'Answers macro-rotation questions in Slack with measured numbers and charts.',
    link: { href: url, label: 'Add to Slack' },
  });
}

/** @param appLink opens the app in Slack */
export function drawInstalledPage(appLink: string): string {
  return drawPage({
    title: 'Installed',
    text: 'Open the app in Slack and write to it, or invite it to a channel.',
    link: { href: appLink, label: 'Open Slack' },
  });
}

/** What a person can do about it, by the SDK's codes. */
const FAILURES: Readonly<Record<string, string>> = {
  slack_oauth_installer_authorization_error: 'The installation was cancelled, so nothing was installed.',
  slack_oauth_invalid_state: 'This page is older than ten minutes or was begun in another browser.',
  slack_oauth_missing_state: 'This page was not reached from its beginning.',
  slack_oauth_missing_code: 'Slack sent no code along.',
};

/** @param restart where the installation begins */
export function drawFailurePage(code: string, restart: string): string {
  return drawPage({
    title: 'Not installed',
    text: FAILURES[code] ?? 'Slack did not complete the installation.',
    link: { href: restart, label: 'Try again' },
  });
}
