import { placeIn } from '../../texts/place-in.ts';
import { createChoices } from './acting/choices.ts';
import { createFields } from './acting/fields.ts';
import { createForms } from './acting/forms.ts';
import { createHandOver } from './acting/hand-over.ts';
import { createHands } from './acting/hands.ts';
import { createLeaving } from './acting/leaving.ts';
import { createListScrolling } from './acting/list-scrolling.ts';
import { createPointing } from './acting/pointing.ts';
import { createPopups } from './acting/popups.ts';
import { createScrolling } from './acting/scrolling.ts';
import { createTwisties } from './acting/twisties.ts';
import { createArrivals } from './arrivals.ts';
import { createRegistry } from './registry.ts';
import { createLayout } from './seeing/layout.ts';
import { createCaptions } from './seeing/naming/captions.ts';
import { createGuesses } from './seeing/naming/guesses.ts';
import { createNames } from './seeing/naming/names.ts';
import { createNaming } from './seeing/naming/naming.ts';
import { createRows } from './seeing/naming/rows.ts';
import { createOperable } from './seeing/operable.ts';
import { createRoles } from './seeing/roles.ts';
import { createShadows } from './seeing/shadows.ts';
import { createShown } from './seeing/shown.ts';
import { createSight } from './seeing/sight.ts';
import { createStates } from './seeing/states.ts';
import { createSurvey, type SurveyOptions } from './seeing/survey.ts';
import { createTextBlocks } from './seeing/text-blocks.ts';
import { createFileReading } from './watching/file-reading.ts';
import { createOpenings } from './watching/openings.ts';
import { createTimers } from './watching/timers.ts';
import { createWaiting } from './watching/waiting.ts';
import { createWatch } from './watching/watch.ts';

export type { Naming } from './seeing/naming/naming.ts';
export type { Survey } from './seeing/survey.ts';

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
    /** For who only watches: which label an element has, where it is, what stands in it. */
    witnessing: Pick<ReturnType<typeof createRegistry>, 'known' | 'countFrom'> &
      Pick<ReturnType<typeof createLayout>, 'around' | 'elementAt' | 'focusedElement'> &
      Pick<ReturnType<typeof createStates>, 'valueText'> &
      Pick<ReturnType<typeof createShadows>, 'rootOf'>;
  };

/** A text on the page is told up to here. */
const longestText = 300;

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
  const reading = (${createFileReading})();
  const watch = (${createWatch})(timers, reading);
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
  const operable = (${createOperable})(roles, names, states, sight, rules, guesses);
  const blocks = (${createTextBlocks})(roles, names, layout, sight, ${longestText});
  const shown = (${createShown})(names, layout, sight, ${longestText});
  const survey = (${createSurvey})(roles, names, registry, watch, layout, sight, rules, shadows, rows, operable, blocks, shown, ${longestText});
  const kit = {
    ...hands, ...handOver, ...fields, ...leaving, ...forms, ...choices, ...popups, ...pointing, ...twisties, ...scrolling,
    ...watch,
    survey: (options) => JSON.stringify(survey(options)), element: registry.find,
    witnessing: {
      known: registry.known, countFrom: registry.countFrom, rootOf: shadows.rootOf, valueText: states.valueText,
      around: layout.around, elementAt: layout.elementAt, focusedElement: layout.focusedElement,
    },
    keepRoot: shadows.keepRoot, closedRoot: shadows.closedRoot, asksForRoots: shadows.asksForRoots,
  };
  Object.defineProperty(globalThis, Symbol.for('lamwright'), { value: kit });
  timers.watchTimers();
  reading.watchFiles();
  shadows.watchRoots();
  (${createOpenings})().limitWindows();
  watch.watchRoot(document);
})()`;
