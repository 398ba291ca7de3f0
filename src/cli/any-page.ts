import type { App } from '../app-pack/app.ts';
import { defineApp } from '../app-pack/define/define-app.ts';
import { web } from '../environments/web/web.ts';
import { LamwrightError } from '../records/error.ts';

/** The pack of a page of which nothing but its address is known: the usual risks, nothing to start. */
export const anyPage = (): App =>
  defineApp({
    name: 'page',
    title: 'the page',
    environment: () => web(),
    start: async () => {
      throw new LamwrightError('USAGE', 'A page at an address has no templates.', {
        remedy: 'Name an app pack with --app.',
      });
    },
  }) as App;
