import type { ParsedPage } from '../formats/parse.ts';
import { actToPurpose } from './act-to-purpose.ts';
import { byDoing } from './by-doing.ts';
import { captionHint } from './caption-hint.ts';
import { commandAccess } from './command-access.ts';
import { controlEffect } from './control-effect.ts';
import { headingList } from './heading-list.ts';
import { headingParagraph } from './heading-paragraph.ts';
import { leadList } from './lead-list.ts';
import { namedSetting } from './named-setting.ts';
import { purposeSentence } from './purpose-sentence.ts';
import type { Candidate, ExtractRule } from './rule.ts';
import { shortcutTable } from './shortcut-table.ts';
import { tagMeaning } from './tag-meaning.ts';
import { viaControl } from './via-control.ts';
import { wayTo } from './way-to.ts';

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
