import { placeIn } from '../../place-in.ts';
import { createArrivals } from './arrivals.ts';
import { createCaptions } from './captions.ts';
import { createChoices } from './choices.ts';
import { createFields } from './fields.ts';
import { createForms } from './forms.ts';
import { createGuesses } from './guesses.ts';
import { createHandOver } from './hand-over.ts';
import { createHands } from './hands.ts';
import { createLayout } from './layout.ts';
import { createLeaving } from './leaving.ts';
import { createListScrolling } from './list-scrolling.ts';
import { createNames } from './names.ts';
import { createNaming } from './naming.ts';
import { createOpenings } from './openings.ts';
import { createPointing } from './pointing.ts';
import { createPopups } from './popups.ts';
import { createRegistry } from './registry.ts';
import { createRoles } from './roles.ts';
import { createRows } from './rows.ts';
import { createScrolling } from './scrolling.ts';
import { createShadows } from './shadows.ts';
import { createSight } from './sight.ts';
import { createStates } from './states.ts';
import { createSurvey, type SurveyOptions } from './survey.ts';
import { createTimers } from './timers.ts';
import { createTwisties } from './twisties.ts';
import { createWaiting } from './waiting.ts';
import { createWatch } from './watch.ts';

export type { Naming } from './naming.ts';
export type { Survey } from './survey.ts';

/** What stands in each frame under `pageKey`, to be called from outside by `frame.evaluate`. */
export type PageKit = ReturnType<typeof createHands> &
  ReturnType<typeof createHandOver> &
  ReturnType<typeof createFields> &
  ReturnType<typeof createLeaving> &
  ReturnType<typeof createForms> &
  ReturnType<typeof createChoices> &
  ReturnType<typeof createPopups> &
  ReturnType<typeof createPointing> &
  ReturnType<typeof createTwisties> &
  ReturnType<typeof createScrolling> &
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
  const shadows = (${createShadows})();
  const names = (${createNames})(roles, shadows);
  const states = (${createStates})(roles, names);
  const rules = (${createNaming})(roles, names);
  const registry = (${createRegistry})();
  const timers = (${createTimers})();
  const waiting = (${createWaiting})(timers);
  const watch = (${createWatch})(timers);
  const layout = (${createLayout})(shadows);
  const hands = (${createHands})(names, states, registry, layout, ${placeIn});
  const handOver = (${createHandOver})(layout, registry);
  const fields = (${createFields})(roles, shadows, states, registry, hands, handOver, waiting);
  const leaving = (${createLeaving})(registry, hands, fields, timers);
  const forms = (${createForms})(registry, hands);
  const choices = (${createChoices})(names, states, registry, hands, waiting);
  const pointing = (${createPointing})(names, states, registry, layout, watch, waiting);
  const arrivals = (${createArrivals})();
  const listScrolling = (${createListScrolling})(layout, watch, waiting);
  const popups = (${createPopups})(names, shadows, states, registry, hands, layout, watch, choices, pointing, waiting, arrivals, listScrolling);
  const twisties = (${createTwisties})(registry, pointing);
  const scrolling = (${createScrolling})(layout, names, registry);
  const sight = (${createSight})(states, registry, layout);
  const rows = (${createRows})(names, layout, shadows, registry);
  const captions = (${createCaptions})(roles, names);
  const guesses = (${createGuesses})(names, shadows, captions);
  const survey = (${createSurvey})(roles, names, states, registry, watch, layout, sight, rules, shadows, rows, guesses);
  const kit = {
    ...hands, ...handOver, ...fields, ...leaving, ...forms, ...choices, ...popups, ...pointing, ...twisties, ...scrolling,
    ...watch,
    survey: (options) => JSON.stringify(survey(options)), element: registry.find,
    keepRoot: shadows.keepRoot, closedRoot: shadows.closedRoot, asksForRoots: shadows.asksForRoots,
  };
  Object.defineProperty(globalThis, Symbol.for('lamwright'), { value: kit });
  timers.watchTimers();
  shadows.watchRoots();
  (${createOpenings})().limitWindows();
  watch.watchRoot(document);
})()`;
