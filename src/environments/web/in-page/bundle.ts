import { createHands } from './hands.ts';
import { createLayout } from './layout.ts';
import { createNames } from './names.ts';
import { createNaming } from './naming.ts';
import { createRegistry } from './registry.ts';
import { createRoles } from './roles.ts';
import { createStates } from './states.ts';
import { createSurvey, type SurveyOptions } from './survey.ts';
import { createWatch } from './watch.ts';

export type { Naming } from './naming.ts';
export type { Survey } from './survey.ts';

/** What stands in each frame under `pageKey`, to be called from outside by `frame.evaluate`. */
export type PageKit = ReturnType<typeof createHands> &
  ReturnType<typeof createWatch> & {
    survey: (options: SurveyOptions) => string;
    element: (label: string) => HTMLElement | undefined;
  };

/** Expression that reads the kit inside a page. */
export const pageKey = `globalThis[Symbol.for('lamwright')]`;

/**
 * Script that puts the kit into a page, once; for `addInitScript` and for documents that were there before.
 * The functions are sent as their own text, so each of them stands alone and reaches the others through its parameters.
 */
export const pageScript = `(() => {
  if (${pageKey}) return;
  const roles = (${createRoles})();
  const names = (${createNames})(roles);
  const states = (${createStates})(names);
  const rules = (${createNaming})(roles, names);
  const registry = (${createRegistry})();
  const watch = (${createWatch})();
  const layout = (${createLayout})();
  const hands = (${createHands})(roles, names, states, registry, layout);
  const survey = (${createSurvey})(roles, names, states, registry, watch, layout, rules);
  const kit = { ...hands, ...watch, survey: (options) => JSON.stringify(survey(options)), element: registry.find };
  Object.defineProperty(globalThis, Symbol.for('lamwright'), { value: kit });
  watch.watchTimers();
  watch.watchRoot(document);
})()`;
