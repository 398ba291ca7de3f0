import { LamwrightError } from '../records/error.ts';
import type { App } from './app.ts';

/** The name of the template that is asked for, the pack's first by default. Throws USAGE where there is none of that name. */
export function templateNamed(app: Pick<App, 'name' | 'templates'>, name = app.templates[0]!.name): string {
  if (app.templates.some((template) => template.name === name)) return name;
  throw new LamwrightError('USAGE', `The app pack "${app.name}" has no template "${name}".`, {
    remedy: `Choose one of ${app.templates.map((template) => template.name).join(', ')}.`,
  });
}
