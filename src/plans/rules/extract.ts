import type { ParsedPage } from '../formats/parse.ts';
import { commandAccess } from './pages/command-access.ts';
import { namedSetting } from './pages/named-setting.ts';
import type { Candidate, ExtractRule } from './rule.ts';
import { headingList } from './sections/heading-list.ts';
import { headingParagraph } from './sections/heading-paragraph.ts';
import { leadList } from './sections/lead-list.ts';
import { actToPurpose } from './sentences/act-to-purpose.ts';
import { byDoing } from './sentences/by-doing.ts';
import { controlEffect } from './sentences/control-effect.ts';
import { purposeSentence } from './sentences/purpose-sentence.ts';
import { tagMeaning } from './sentences/tag-meaning.ts';
import { viaControl } from './sentences/via-control.ts';
import { wayTo } from './sentences/way-to.ts';
import { captionHint } from './tables/caption-hint.ts';
import { shortcutTable } from './tables/shortcut-table.ts';

/** All rules, the surest first: where two find the same task, the first one's plan is kept. */
const extractRules: ExtractRule[] = [
  headingList,
  leadList,
  commandAccess,
  headingParagraph,
  purposeSentence,
  shortcutTable,
  captionHint,
  tagMeaning,
  namedSetting,
  wayTo,
  controlEffect,
  actToPurpose,
  byDoing,
  viaControl,
];

/** Turns a page into candidates. A chat model can stand here instead of the rules (section 3.1.2 of the paper). */
export type Extractor = (parsed: ParsedPage) => Candidate[] | Promise<Candidate[]>;

/** The extractor without a model: every rule on every page. */
export const extractByRules: Extractor = (parsed) =>
  extractRules.flatMap((rule) =>
    rule
      .extract(parsed)
      .filter(({ plan }) => plan.length > 0)
      .map(({ task, plan }) => ({ task, plan, page: parsed.page.id, rule: rule.name })),
  );
