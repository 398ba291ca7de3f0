import { addWordings, type Family } from '#lamwright';
import { appearanceFamilies } from './families/appearance.ts';
import { behaviourFamilies } from './families/behaviour.ts';
import { bulkFamilies } from './families/bulk.ts';
import { deletingFamilies } from './families/deleting.ts';
import { editingFamilies } from './families/editing.ts';
import { fieldFamilies } from './families/fields.ts';
import { foldingFamilies } from './families/folding.ts';
import { formattedPageFamilies } from './families/formatted-pages.ts';
import { formattingFamilies } from './families/formatting.ts';
import { imageFamilies } from './families/images.ts';
import { importExportFamilies } from './families/import-export.ts';
import { journalFamilies } from './families/journal.ts';
import { linkFamilies } from './families/links.ts';
import { listFamilies } from './families/lists.ts';
import { navigationFamilies } from './families/navigation.ts';
import { newTiddlerFamilies } from './families/new-tiddlers.ts';
import { searchFamilies } from './families/search.ts';
import { settingBoxFamilies } from './families/setting-boxes.ts';
import { settingFamilies } from './families/settings.ts';
import { storyFamilies } from './families/story.ts';
import { tableFamilies } from './families/tables.ts';
import { tagManagerFamilies } from './families/tag-manager.ts';
import { tagFamilies } from './families/tags.ts';
import { themeTweakFamilies } from './families/theme-tweaks.ts';
import { tiddlerFamilies } from './families/tiddlers.ts';
import { toolbarFamilies } from './families/toolbars.ts';
import type { WikiState } from './state.ts';
import testWordings from './test-wordings.json' with { type: 'json' };
import moreWordings from './wordings.json' with { type: 'json' };

/** Every kind of task of this pack. */
// biome-ignore lint/suspicious/noExplicitAny: families have different parameter types
const written: Family<WikiState, any>[] = [
  ...newTiddlerFamilies,
  ...tiddlerFamilies,
  ...editingFamilies,
  ...deletingFamilies,
  ...tagFamilies,
  ...fieldFamilies,
  ...navigationFamilies,
  ...foldingFamilies,
  ...searchFamilies,
  ...journalFamilies,
  ...appearanceFamilies,
  ...settingBoxFamilies,
  ...behaviourFamilies,
  ...bulkFamilies,
  ...formattingFamilies,
  ...formattedPageFamilies,
  ...imageFamilies,
  ...importExportFamilies,
  ...linkFamilies,
  ...listFamilies,
  ...settingFamilies,
  ...storyFamilies,
  ...tableFamilies,
  ...tagManagerFamilies,
  ...themeTweakFamilies,
  ...toolbarFamilies,
];

/** With further wordings, which were written without sight of those that are kept for tests, and one more of these, written without sight of any other. */
export const families = addWordings(written, moreWordings, testWordings);
