import type { BrowserContext } from 'playwright-core';

/** Links that lead to another origin than their page's do nothing when they are clicked: what follows them leaves the application. */
export async function stayWithin(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const stay = (event: Event) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '');
      if (!link) return;
      const { protocol, origin } = new URL((link as HTMLAnchorElement).href, location.href);
      if (/^https?:$/.test(protocol) && origin !== location.origin) event.preventDefault();
    };
    for (const kind of ['click', 'auxclick']) addEventListener(kind, stay, true);
  });
}
