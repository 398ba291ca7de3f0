import { z } from 'zod';
import type { App } from '../app.ts';
import type { SavedState } from '../saved-state.ts';
import { familyFaults, functionSchema, nameSchema } from './define-family.ts';
import { type Fault, faultsOf, malformed } from './malformed.ts';

type Defaulted =
  | 'version'
  | 'templates'
  | 'templateState'
  | 'documentation'
  | 'families'
  | 'risks'
  | 'literals'
  | 'vocabulary';

/** What a pack has to say; the rest has defaults that do for an application that is only operated, not learnt. */
export type AppDefinition<S = SavedState> = Omit<App<S>, Defaulted> & Partial<Pick<App<S>, Defaulted>>;

const text = z.string('a text').min(1, 'a text, not an empty one');
const texts = z.array(z.string('a text'), 'a list of texts');

const appSchema = z.object({
  name: nameSchema,
  title: text,
  version: text,
  environment: functionSchema,
  start: functionSchema,
  templates: z
    .array(
      z.object({ name: nameSchema, description: text, heldOut: z.boolean('true or false').optional() }),
      'a list of templates',
    )
    .min(1, 'at least one template')
    .refine((templates) => templates.some(({ heldOut }) => !heldOut), 'at least one template that is not held out'),
  templateState: functionSchema,
  documentation: functionSchema,
  families: z.array(z.object({}, 'a family'), 'a list of families'),
  risks: z.array(
    z.object({
      kind: z.enum(['delete', 'overwrite', 'export', 'other'], '"delete", "overwrite", "export" or "other"'),
      name: z.instanceof(RegExp, { error: 'a regular expression' }),
    }),
    'a list of risk rules',
  ),
  literals: texts,
  vocabulary: texts,
});

const defaultRisks: App['risks'] = [
  {
    kind: 'delete',
    name: /\b(delete|remove|erase|discard|wipe|purge|destroy|trash|uninstall|deactivate|(?:clear|empty) (?:all|everything|history|data|bin)|format (?:disk|drive|volume|card)|close (?:(?:the|my|your) )?account)\b/i,
  },
  { kind: 'overwrite', name: /\b(overwrite|replace all|reset)\b/i },
  { kind: 'export', name: /\b(export|download|publish|send|share)\b/i },
  {
    kind: 'other',
    name: /\b(pay|buy|purchase|donate|subscribe|(?:place|submit) (?:(?:the|my|your) )?order|order now|check ?out|transfer (?:money|funds)|sign ?out|log ?(?:out|off))\b/i,
  },
];

/**
 * Declares an application. Omitted: one template "default", no documentation, no families, the usual risky names.
 * @throws LamwrightError APP_MALFORMED naming the field, what was expected and what was found
 */
export function defineApp<S = SavedState>(definition: AppDefinition<S>): App<S> {
  const app: App<S> = {
    version: 'unknown',
    templates: [{ name: 'default', description: definition?.title }],
    templateState: async () => ({}) as S,
    documentation: async function* () {},
    families: [],
    risks: defaultRisks,
    literals: [],
    vocabulary: [],
    ...definition,
  };
  const faults = [...faultsOf(appSchema, app), ...partFaults(app)];
  if (faults.length > 0) throw malformed(`app pack "${String(app.name)}"`, faults);
  return app;
}

function partFaults<S>(app: App<S>): Fault[] {
  const faults: Fault[] = [];
  for (const part of ['families', 'templates'] as const) {
    const seen = new Map<string, number>();
    const items = Array.isArray(app[part]) ? app[part] : [];
    for (const [i, item] of items.entries()) {
      if (part === 'families') faults.push(...familyFaults(item, `families[${i}].`));
      const name = item?.name;
      const first = seen.get(name);
      if (first !== undefined) {
        faults.push({
          field: `${part}[${i}].name`,
          expected: 'a name of its own',
          found: `"${name}", which ${part}[${first}] has too`,
        });
      }
      seen.set(name, i);
    }
  }
  return faults;
}
