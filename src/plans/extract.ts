import type { ParsedPage } from './parse.ts';
import { actToPurpose } from './rules/act-to-purpose.ts';
import { byDoing } from './rules/by-doing.ts';
import { captionHint } from './rules/caption-hint.ts';
import { commandAccess } from './rules/command-access.ts';
import { controlEffect } from './rules/control-effect.ts';
import { headingList } from './rules/heading-list.ts';
import { headingParagraph } from './rules/heading-paragraph.ts';
import { leadList } from './rules/lead-list.ts';
import { namedSetting } from './rules/named-setting.ts';
import { purposeSentence } from './rules/purpose-sentence.ts';
import type { Candidate, ExtractRule } from './rules/rule.ts';
import { shortcutTable } from './rules/shortcut-table.ts';
import { tagMeaning } from './rules/tag-meaning.ts';
import { viaControl } from './rules/via-control.ts';
import { wayTo } from './rules/way-to.ts';

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
